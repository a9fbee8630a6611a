"""One group, a new group, and its board."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from samspil.access.service import Word
from samspil.ground.errors import NotFound
from samspil.look.service import see_other
from samspil.supervision import service
from samspil.supervision.terms import Part
from samspil.supervision.web import forms
from samspil.supervision.web.taken import again, taken, uuid_of
from samspil.supervision.web.year import page_methods, supervises
from samspil.trail import service as trail


def _staff(request: Any, programme: UUID | None) -> list[tuple[str, str]]:
    found = service.staff_choices(for_=request.actor, at=request.now, programme=programme)
    return [(f"{m.account_id}.{m.institution_id}", f"{m.account.name}, {m.institution.name}") for m in found]


def leader(said: str, part: str) -> Any:
    account, _dot, home = said.partition(".")
    one, two = uuid_of(account), uuid_of(home)
    if one is None or two is None:
        raise NotFound
    return service.Leader(one, two, part)


@page_methods
@supervises
def new(request: Any) -> HttpResponse:
    """A group by hand."""
    actor, at = request.actor, request.now
    if not service.guides(actor):
        raise NotFound
    known = service.programmes_here(for_=actor, at=at)
    wanted = uuid_of(request.POST.get("programme") or request.GET.get("programme"))
    chosen = next((p.pk for p in known if p.pk == wanted), known[0].pk if known else None)
    families = service.choices(chosen, for_=actor, at=at)
    staff = _staff(request, chosen)

    def make(data: Any) -> Any:
        form = forms.NewGroup(data, initial={"programme": str(chosen)})
        forms.choose(form, "programme", [(str(p.pk), p.name) for p in known])
        listed = [(str(f.id), f"{f.name}, {f.area}" if f.area else f.name) for f in families if not f.group]
        forms.choose(form, "families", listed)
        for name in ("one", "other"):
            forms.choose(form, name, [("", "–"), *staff])
        return form

    def do(said: dict[str, Any]) -> Any:
        pair = [said.pop("one"), said.pop("other")]
        parts = (Part.CONSULTANT, Part.FAMILY_CONSULTANT)
        leaders = [leader(who, part) for who, part in zip(pair, parts, strict=True) if who]
        chosen = [UUID(one) for one in said.pop("families")]
        programme = UUID(said.pop("programme"))
        return service.form_group(
            by=actor, at=at, programme=programme, families=chosen, leaders=leaders, **said
        )

    done, shown, status = taken(
        request, {"form": (make, do)}, lambda made: see_other("supervision:group", made.pk)
    )
    shown |= {"known": known, "chosen": chosen}
    trail.seen(by=actor, at=at, act="supervision.new_group", record_kind="group")
    return done or render(request, "supervision/new.html", shown, status=status)


@page_methods
@supervises
def group(request: Any, group: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.group(group, for_=actor, at=at)
    who = {"by": actor, "at": at}
    page = service.group_page(found, for_=actor, at=at)

    def row(kind: Any, said: dict[str, Any]) -> Any:
        return kind(said.pop("row"), for_=actor, at=at)

    acts: dict[str, Any] = {
        "meet": (
            lambda data: forms.Meet(data, initial={"minutes": 150, "place": found.area}),
            lambda said: service.plan_group_session(**who, group=found, **forms.meeting(said)),
        ),
        "why": (
            forms.SayWhy,
            lambda said: service.say_why(**who, attendance=row(service.attendance, said), **said),
        ),
    }
    if page.may_change:
        acts |= _changes(request, found, who, row)
    done, shown, status = taken(request, acts, again("supervision:group", group))
    trail.seen(by=actor, at=at, act="supervision.group", record_kind="group", record=group)
    return done or render(
        request, "supervision/group.html", shown | {"page": page, "group": found, "now": at}, status=status
    )


def _changes(request: Any, found: Any, who: dict[str, Any], row: Any) -> dict[str, Any]:
    """What the service changes in its group."""
    actor, at = request.actor, request.now
    families = service.choices(found.programme_id, for_=actor, at=at)
    free = [(str(f.id), f"{f.name}, {f.area}" if f.area else f.name) for f in families if not f.group]
    staff = _staff(request, found.programme_id)
    return {
        "join": (
            lambda data: forms.choose(forms.Join(data), "family", free),
            lambda said: service.join(**who, group=found, family=UUID(said["family"])),
        ),
        "leave": (
            forms.Leave,
            lambda said: service.leave(**who, membership=row(service.membership, said), why=said["why"]),
        ),
        "name": (
            lambda data: forms.choose(forms.NameLeader(data), "who", staff),
            lambda said: service.name_facilitator(
                **who, group=found, leader=leader(said["who"], said["part"])
            ),
        ),
        "off": (
            forms.Nothing,
            lambda said: service.end_facilitator(**who, facilitator=row(service.facilitator, said)),
        ),
        "end": (forms.Nothing, lambda said: service.end_group(**who, group=found)),
    }


@page_methods
@supervises
def apart(request: Any) -> HttpResponse:
    """Who should not sit together: seen by the service alone."""
    actor, at = request.actor, request.now
    if not service.guides(actor):
        raise NotFound
    listed = [(str(f.id), f.name) for f in service.choices(None, for_=actor, at=at)]

    def make(data: Any) -> Any:
        form = forms.Apart(data)
        return forms.choose(forms.choose(form, "one", listed), "other", listed)

    def do(said: dict[str, Any]) -> Any:
        pair = {name: UUID(said[name]) for name in ("one", "other")}
        return service.keep_apart(by=actor, at=at, why=said["why"], **pair)

    def end(said: dict[str, Any]) -> None:
        if said["row"] is None:
            raise NotFound
        service.end_apart(by=actor, at=at, apart=service.apart(said["row"], for_=actor))

    acts = {"apart": (make, do), "end": (forms.Nothing, end)}
    done, shown, status = taken(request, acts, again("supervision:apart"))
    trail.seen(by=actor, at=at, act="supervision.apart", record_kind="apart")
    shown |= {"pairs": service.apart_pairs(for_=actor), "may_change": actor.may(Word.CARERS_WRITE)}
    return done or render(request, "supervision/apart.html", shown, status=status)


@page_methods
@supervises
def board(request: Any, group: UUID) -> HttpResponse:
    """The board, for who leads the group."""
    actor, at = request.actor, request.now
    found = service.group(group, for_=actor, at=at)
    who = {"by": actor, "at": at}

    def one(said: dict[str, Any]) -> Any:
        return service.post_row(said["row"], for_=actor, at=at)

    acts = {
        "post": (forms.PostForm, lambda said: service.post(**who, group=found, **said)),
        "hide": (forms.Hide, lambda said: service.hide(**who, row=one(said), why=said["why"])),
        "show": (forms.Nothing, lambda said: service.let_through(**who, row=one(said))),
    }
    leads = service.group_page(found, for_=actor, at=at).leads
    if not leads:
        raise NotFound
    done, shown, status = taken(request, acts, again("supervision:board", group))
    trail.seen(by=actor, at=at, act="supervision.board", record_kind="group", record=group)
    shown |= {"group": found, "posts": service.own_board(found, for_=actor, at=at), "leads": True}
    return done or render(request, "supervision/board.html", shown, status=status)

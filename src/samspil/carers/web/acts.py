"""The family's page, and everything that is done on it: one address, each form named by what it does."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samspil.access.service import Purpose, Word, needs
from samspil.accounts import service as accounts
from samspil.carers import service
from samspil.carers.terms import SOON, detail_label
from samspil.carers.web import forms
from samspil.carers.web.knowing import known_people
from samspil.ground.errors import Conflict, Invalid, NotFound
from samspil.look.service import add_problems, see_other, with_revision
from samspil.rules.terms import said
from samspil.trail import service as trail

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Here:
    """What a deed needs to know: who, when, the family, its newest way."""

    by: Any
    at: dt.datetime
    family: Any
    page: Any

    @property
    def who(self) -> Said:
        return {"by": self.by, "at": self.at}

    @property
    def way(self) -> Any:
        if self.page is None:
            raise NotFound
        return self.page.way

    def on_way(self, **said: Any) -> Said:
        return {**self.who, "way": self.way, **said}

    def on_family(self, **said: Any) -> Said:
        return {**self.who, "family": self.family, **said}

    def part(self, name: str) -> Any:
        found = getattr(self.page, name, None) if self.page else None
        if found is None:
            raise NotFound
        return found


def _visit(here: Here, day: dt.date, time: dt.time) -> None:
    starts = timezone.make_aware(dt.datetime.combine(day, time))
    service.plan_visit(**here.on_way(starts_at=starts))


def _report_visit(here: Here, visit: UUID, **said: Any) -> None:
    service.report_visit(**here.who, visit=service.visit(visit, for_=here.by), **said)


def _member(here: Here, member: UUID | None) -> Any:
    one = service.member(member, for_=here.by) if member else None
    if one is not None and one.family_id != here.family.pk:
        raise NotFound
    return one


def _check(here: Here, member: UUID | None, file: Any = None, **said: Any) -> None:
    content = file.read() if file else b""
    service.show_check(**here.on_family(member=_member(here, member), content=content, **said))


def _invite(here: Here, member: UUID, **said: Any) -> None:
    service.invite_carer(**here.who, member=_member(here, member), link=invitation_link, **said)


def invitation_link(secret: str) -> str:
    return str(settings.SITE_URL) + reverse("carers:invited", args=[secret])


def _allege(here: Here, handler: UUID, **said: Any) -> None:
    service.note_allegation(**here.on_family(handlers=[handler], **said))


def _end(here: Here, of: Callable[..., Any], id: UUID) -> Any:
    found = of(id, for_=here.by)
    if found.family_id != here.family.pk:
        raise NotFound
    return found


ACTS: Mapping[str, tuple[type[django_forms.Form], Callable[..., Any]]] = {
    "next": (forms.Next, lambda h, **s: service.set_next(**h.on_way(**s))),
    "go_on": (forms.GoOn, lambda h, **s: service.go_on(**h.on_way(**s))),
    "stop": (forms.Stop, lambda h, **s: service.stop(**h.on_way(**s))),
    "check": (forms.ShowCheck, _check),
    "visit": (forms.PlanVisit, _visit),
    "report_visit": (forms.ReportVisit, _report_visit),
    "report": (forms.WriteReport, lambda h, **s: service.write_report(**h.on_way(**s))),
    "family_read": (
        forms.FamilyRead,
        lambda h, **s: service.family_read(**h.who, report=h.part("report"), **s),
    ),
    "decide": (forms.Decide, lambda h, **s: service.decide(**h.on_way(**s))),
    "appeal": (forms.MakeAppeal, lambda h, **s: service.appeal(**h.who, ruling=h.part("ruling"), **s)),
    "answer_appeal": (
        forms.AnswerAppeal,
        lambda h, **s: service.answer_appeal(**h.who, appeal=h.part("appeal"), **s),
    ),
    "renew": (django_forms.Form, lambda h: service.renew(**h.on_family())),
    "fact": (forms.NoteFact, lambda h, **s: service.note_fact(**h.on_family(**s))),
    "member": (
        forms.AddMember,
        lambda h, person=None, **s: service.add_member(
            **h.on_family(since=h.by.day(h.at), person_id=person, **s)
        ),
    ),
    "invite": (forms.InviteCarer, _invite),
    "places": (forms.Places, lambda h, **s: service.open_places(**h.on_family(**s))),
    "rest": (forms.Rest, lambda h, **s: service.rest(**h.on_family(**s))),
    "guide": (forms.GuideForm, lambda h, **s: service.guide(**h.on_family(**s))),
    "learnt": (forms.Learnt, lambda h, **s: service.learnt(**h.on_family(**s))),
    "change": (forms.Change, lambda h, **s: service.change(**h.on_family(**s))),
    "heard": (django_forms.Form, lambda h: service.note_heard(**h.on_family())),
    "allege": (forms.Allege, _allege),
}
"""What can be done on a family's page: its form, and the verb of the room."""


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Word.CARERS_READ, Purpose.FOSTERING)
def show(request: Any, family: UUID) -> HttpResponse:
    actor, at = request.actor, request.now
    found = service.get(family, for_=actor)
    here = Here(actor, at, found, service.way_of(found, for_=actor))
    sent: dict[str, Any] = {}
    if request.method == "POST":
        name = request.POST.get("do", "")
        if name not in ACTS:
            raise NotFound
        form = _form(name, here, request.POST, request.FILES)
        if form.is_valid():
            try:
                ACTS[name][1](here, **form.cleaned_data)
                return see_other("carers:show", family, anchor=name)
            except Invalid as problem:
                add_problems(form, problem)
            except Conflict as clash:
                form.add_error(None, _changed())
                with_revision(form, clash.revision)
        sent = {name: form}
    return _shown(request, here, sent)


def _changed() -> str:
    from django.utils.translation import gettext as _

    return _("Somebody else changed this meanwhile. Look at it, and save once more.")


def _form(name: str, here: Here, data: Any = None, given: Any = None) -> Any:
    kind, _deed = ACTS[name]
    first = _initial(name, here)
    form = kind(data, given, initial=first, prefix=None, auto_id=f"id_{name}_%s")
    for field in ("worker", "account", "handler"):
        if field in form.fields:
            forms.choose(form, field, _staff(here), empty=field != "handler")
    if "member" in form.fields:
        people = service.family_page(here.family, for_=here.by, at=here.at).members
        invited = name == "invite"
        people = [m for m in people if not invited or (m.role == "carer" and m.account_id is None)]
        forms.choose(form, "member", [(str(m.pk), m.name) for m in people], empty=not invited)
    if name == "member":
        forms.choose_known(form, known_people(here.by, here.at, data) if data else [])
    return form


def _staff(here: Here) -> list[tuple[str, str]]:
    here_ = accounts.staff([here.by.institution], at=here.at)
    return [(str(m.account_id), m.account.name) for m in here_ if Word.CARERS_WRITE in accounts.words_of(m)]


def _initial(name: str, here: Here) -> dict[str, Any]:
    if name == "invite":
        return {"language": here.family.language or here.by.language}
    if name == "change":
        fields = (
            "revision",
            "name",
            "area",
            "street",
            "postcode",
            "city",
            "phone",
            "email",
            "home",
            "protected",
        )
        return {field: getattr(here.family, field) for field in fields}
    report = here.page.report if here.page else None
    if name == "report":
        names = ("text", "proposes", "kind", "age_from", "age_before", "places", "conditions", "revision")
        return {n: getattr(report, n) for n in names} if report else {"kind": here.family.kind, "revision": 0}
    if name == "next" and here.page:
        return {"next_what": here.way.next_what, "next_on": here.way.next_on, "worker": here.way.worker_id}
    if name == "go_on" and here.page:
        return {"step": min(here.way.step + 1, 5)}
    return {}


def _sources(checks: list[Any]) -> list[tuple[str, str]]:
    """Where what the law asks was read, each once."""
    return list(
        dict.fromkeys(
            (str(said(c.rule.source)), c.rule.source_url) for c in checks if c.rule.source != "own_choice"
        )
    )


def _shown(request: Any, here: Here, sent: dict[str, Any]) -> HttpResponse:
    actor, at = here.by, here.at
    today = timezone.localdate(at)
    page = service.family_page(here.family, for_=actor, at=at)
    asked = {"country": actor.country, "institution": actor.institution, "on": today}
    checks = service.standing([here.family.pk], **asked).get(here.family.pk, [])
    ways = here.page
    trail.seen(by=actor, at=at, act="carers.show", record_kind="foster_family", record=here.family.pk)
    shown = {
        "family": here.family, "page": page, "w": ways, "today": today, "staff": _staff(here),
        "checks": [(c, c.soon(today, SOON)) for c in checks],
        "lacking": sum(c.blocks for c in checks), "free": service.free_places([here.family.pk], for_=actor, at=at),
        "unconfirmed": any(not c.rule.binding for c in checks), "sources": _sources(checks),
        "to_invite": any(m.account_id is None for m in page.carers), "invited": page.invited,
        "facts": [(f, detail_label(f.topic, f.detail)) for f in page.facts],
        "allegations": service.allegations_of(here.family, for_=actor, at=at), "sent": next(iter(sent), ""),
        "running": bool(ways and ways.way.state == "running"), "may_write": actor.may(Word.CARERS_WRITE),
        "may_decide": actor.may(Word.CARERS_DECIDE),
        "forms": {name: sent.get(name) or _form(name, here) for name in ACTS},
    }  # fmt: skip
    return render(request, "carers/show.html", shown, status=422 if sent else 200)

"""Searches: one, the list by waiting, what matters in one, and what waits for somebody."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.urls import reverse

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.ground import paging
from samspil.ground.errors import NotFound
from samspil.ground.names import Unsaid
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.matching import policy
from samspil.matching.models import Done, Need, Noted, Proposal, Search, Seeker
from samspil.matching.terms import OWN, WAITING_SAYS, WAITING_VERB, Fate, WaitsFor, waits_days
from samspil.people import service as people
from samspil.people.terms import short_name

SIZE, MOST = 30, 50
WORD = re.compile(r"[^\W\d_]+")


def get(id: UUID, *, for_: Actor, at: dt.datetime) -> Search:
    found = (
        policy.visible(for_, at=at)
        .select_related("case__child", "matcher", "waits_on", "institution")
        .filter(pk=id)
        .first()
    )
    if found is None:
        raise NotFound
    return found


def of_case(case: UUID, *, for_: Actor, at: dt.datetime) -> Search | None:
    """The running search that a child is part of, else the last one."""
    mine = policy.seekers(for_, at=at).filter(case=case).values("search_id")
    rows = policy.visible(for_, at=at).filter(pk__in=mine)
    return (
        rows.order_by("-ended_at", "-opened_at").filter(ended_at=None).first()
        or rows.order_by("-opened_at").first()
    )


def children_of(search: Search, *, for_: Actor, at: dt.datetime) -> list[Seeker]:
    """The children of a search whose file the actor sees, eldest first."""
    rows = policy.seekers(for_, at=at).filter(search=search).select_related("case__child")
    return list(rows.order_by("case__child__born_on", "id"))


def children_in(searches: list[UUID], *, for_: Actor, at: dt.datetime) -> dict[UUID, list[Seeker]]:
    """The same of several searches. One query."""
    rows = policy.seekers(for_, at=at).filter(search__in=searches).select_related("case__child")
    found: dict[UUID, list[Seeker]] = {search: [] for search in searches}
    for one in rows.order_by("case__child__born_on", "id"):
        found[one.search_id].append(one)
    return found


def unseen(searches: list[UUID], seen: dict[UUID, list[Seeker]]) -> dict[UUID, int]:
    """How many children of each search have a file that the actor does not see. One query."""
    rows = Seeker.objects.filter(search__in=searches).order_by().values("search").annotate(n=Count("pk"))
    return {row["search"]: row["n"] - len(seen[row["search"]]) for row in rows}


def running(*, for_: Actor, at: dt.datetime, most: int) -> tuple[list[Search], int]:
    """Running searches, who waits longest first, up to so many; and how many more there are. Two queries at most."""
    rows = policy.visible(for_, at=at).filter(ended_at=None)
    found = list(rows.select_related("matcher", "case__child").order_by("waits_since", "id")[: most + 1])
    return found[:most], rows.count() - most if len(found) > most else 0


def asked_now(searches: list[UUID]) -> dict[UUID, UUID]:
    """By search: the family that is being asked, or was decided on. One query."""
    rows = Proposal.objects.filter(search__in=searches, fate__in=[Fate.OPEN, Fate.DECIDED])
    return dict(rows.values_list("search_id", "family_id"))


@dataclass(frozen=True, slots=True)
class Listed:
    search: Search
    names: list[str]
    days: int


def listed(
    *,
    for_: Actor,
    at: dt.datetime,
    ended: bool = False,
    after: UUID | None = None,
    before: UUID | None = None,
) -> tuple[paging.Page[Search], list[Listed]]:
    """Searches of the institution, who waits longest first. Three queries at most."""
    rows = (
        policy.visible(for_, at=at).filter(ended_at__isnull=not ended).select_related("matcher", "waits_on")
    )
    found = paging.page(rows, by=("waits_since", "id"), size=SIZE, after=after, before=before)
    names: dict[UUID, list[str]] = {}
    ids = [s.pk for s in found.items]
    for one in (
        policy.seekers(for_, at=at)
        .filter(search__in=ids)
        .select_related("case__child")
        .order_by("case__child__born_on", "id")
    ):
        names.setdefault(one.search_id, []).append(one.case.child.short)
    today = for_.day(at)
    return found, [
        Listed(s, names.get(s.pk, []), ((for_.day(s.ended_at) if s.ended_at else today) - s.waits_since).days)
        for s in found.items
    ]


def needs(search: Search, *, on: dt.date) -> list[Need]:
    """What matters in a visible search, group by group, in the order in which it was said. A place where somebody lives
    whose address has become protected since is not there any more, for anybody, nor what was said of it in free words."""
    return needs_in([search.pk], on=on)[search.pk]


def needs_in(searches: list[UUID], *, on: dt.date) -> dict[UUID, list[Need]]:
    """The same of several visible searches. Three queries at most."""
    rows = list(
        Need.objects.filter(search__in=searches, dropped_at=None).select_related(
            "seeker__case__child", "noted_by"
        )
    )
    hidden = people.protected({n.whose_id for n in rows if n.whose_id}, on=on)
    for need in rows:
        if need.protected or need.whose_id in hidden:
            need.protected, need.place, need.lat, need.lon = True, "", None, None
            need.words = "" if need.whose_id in hidden else need.words
    order = {"child": 0, "parent": 1, "carer": 2, "environment": 3, "organisation": 4}
    found: dict[UUID, list[Need]] = {search: [] for search in searches}
    for need in sorted(rows, key=lambda n: (order[n.group], n.noted_at, str(n.pk))):
        found[need.search_id].append(need)
    return found


def noted_in(needs: dict[UUID, list[Need]]) -> dict[UUID, dict[UUID, dict[UUID, Noted]]]:
    """By search: the newest thing noted about each family and each of these needs of visible searches. One query."""
    found: dict[UUID, dict[UUID, dict[UUID, Noted]]] = {search: {} for search in needs}
    told = [n.pk for some in needs.values() for n in some if not n.protected]
    for row in Noted.objects.filter(search__in=list(needs), need__in=told).order_by("on", "noted_at", "id"):
        found[row.search_id].setdefault(row.family_id, {})[row.need_id] = row
    return found


def hidden_needs(search: Search, *, on: dt.date) -> dict[str, bool]:
    """What mattered or matters in a visible search about a place that is protected now, also if a decision rests on it:
    what was found about it would tell how far the place is; and whether it was called by words that may tell it too."""
    rows = Need.objects.filter(search=search, whose__isnull=False).values_list("pk", "whose", "known")
    places = list(rows)
    hidden = people.protected({whose for _need, whose, _known in places}, on=on)
    marked = Need.objects.filter(search=search, protected=True).values_list("pk", flat=True)
    return dict.fromkeys(map(str, marked), False) | {
        str(need): known == OWN for need, whose, known in places if whose in hidden
    }


def unsaid(search: Search, *, on: dt.date) -> Unsaid:
    """The words by which a text about a visible search would tell of a place that has become protected: of what the search
    itself called it, every name. What others protect is not asked: a text must not tell what it hides. Three queries at most."""
    rows = list(
        Need.objects.filter(search=search, whose__isnull=False).values_list("whose", "place", "words")
    )
    hidden = people.protected({whose for whose, _place, _words in rows}, on=on)
    said = [(place, words) for whose, place, words in rows if whose in hidden]
    return Unsaid(
        tuple(sorted({n for place, words in said for n in _names(place) | _names(words, first=False)}))
    )


def _names(text: str, *, first: bool = True) -> set[str]:
    """The words with a capital letter, long enough to be the name of a place; a sentence begins with one anyway."""
    found = WORD.findall(text)
    return {word for word in found[0 if first else 1 :] if len(word) > 2 and word[0].isupper()}


def done(search: Search) -> dict[int, Done]:
    return {row.action: row for row in Done.objects.filter(search=search).select_related("by")}


def may_write(search: Search, *, for_: Actor, at: dt.datetime) -> bool:
    return policy.can(for_, "write", search, at=at)


def readers(*, for_: Actor, at: dt.datetime) -> list[Any]:
    """Colleagues who may read a decision a second time: those who look for families here, but for the actor."""
    rows = accounts.staff([for_.institution], at=at) if for_.institution else []
    return [
        m.account for m in rows if Word.MATCHING_DO in accounts.words_of(m) and m.account_id != for_.account
    ]


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """The next thing in each search that waits for the actor. One query."""
    if for_.account is None or not for_.may(Word.MATCHING_DO):
        return []
    return [
        Todo(
            due=due, title=WAITING_SAYS[WaitsFor(what)],
            detail=_waits(short_name(*name), (today - since).days), url=reverse("matching:show", args=[id]),
            verb=WAITING_VERB[WaitsFor(what)], kind="matching", case=case, strong=what in ("decision", "reader"),
        )
        for id, case, what, due, since, *name in _waiting(for_=for_, at=at)
    ]  # fmt: skip


def _waits(name: str, days: int) -> str:
    return f"{name} · {waits_days(days)}"


@prepared
def _waiting(for_: Actor, at: Any) -> QuerySet[Any, Any]:
    rows = policy.visible(for_, at=at).filter(waits_on=for_.account, ended_at=None).exclude(waits_for="")
    child = (f"case__child__{part}" for part in ("called", "given_name", "family_name"))
    return rows.order_by("waits_due", "id").values_list(
        "pk", "case_id", "waits_for", "waits_due", "waits_since", *child
    )[:MOST]

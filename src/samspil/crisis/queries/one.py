"""One crisis with all that is kept of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.access.service import Actor, Word
from samspil.beds import service as beds
from samspil.cases import service as cases
from samspil.crisis import policy
from samspil.crisis.models import Crisis, Decision, SafetyPlan, Voice
from samspil.crisis.queries.clocks import Clock, clocks, limits
from samspil.crisis.queries.copies import copies
from samspil.crisis.queries.work import Work, decided, points, work
from samspil.crisis.terms import Answer
from samspil.ground.errors import NotFound
from samspil.institutions.terms import Competence
from samspil.people.terms import NAME_PARTS
from samspil.rules.terms import Limit

SPECIALISTS = (Competence.RESIDENTIAL, Competence.HEALTH, Competence.FOSTER)
EARLIER_SHOWN, FILES_SHOWN = 10, 500


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of one crisis shows."""

    crisis: Crisis
    clocks: list[Clock]
    knows_place: bool
    specialists: list[Any]
    questions: list[str]
    parts: dict[str, Any]
    points: list[Any]
    work: Work | None
    document_hours: int
    earlier: list[Crisis]
    held: list[Any]
    """Beds kept for this crisis now."""
    incidents: list[Any]
    copies: list[Any]

    @property
    def open(self) -> bool:
        return self.crisis.closed_at is None

    @property
    def bed_given(self) -> bool:
        """A bed was taken at once and is not written down yet: it is not taken a second time."""
        return any(g.documented_at is None and g.stay is not None for g in self.parts["gates"])


def get(id: UUID, *, for_: Actor, at: dt.datetime) -> Crisis:
    found = (
        policy.visible(for_, at=at)
        .select_related("area", "case__child", "received_by", "programme__worker", "hand_over__referral", "hand_over__to", "upstream")
        .prefetch_related("goings__account")
        .filter(pk=id)
        .first()
    )  # fmt: skip
    if found is None:
        raise NotFound
    return found


def page(crisis: Crisis, *, for_: Actor, at: dt.datetime) -> Page:
    """Nineteen queries at most, however much is written."""
    parts: dict[str, list[Any]] = {
        "looks": list(crisis.looks.select_related("by").order_by("-at", "-id")),
        "decisions": list(crisis.decisions.select_related("by").prefetch_related("voices__account").order_by("-at", "-id")),
        "gates": list(crisis.gates.select_related("by").order_by("-acted_at")),
        "plans": list(crisis.plans.select_related("by").order_by("-agreed_at", "-id")),
        "contacts": list(crisis.contacts.select_related("account").order_by("-starts_at", "-id")),
    }  # fmt: skip
    decided(parts["decisions"], parts["gates"])
    hours = limits(for_=for_, at=at)
    return Page(
        crisis, clocks(crisis, hours, at=at), policy.may_know_place(for_, crisis), _specialists(crisis, for_, at), contra(crisis),
        parts, points(parts["looks"]), work(crisis, parts["contacts"], for_=for_, at=at), hours.get(Limit.DOCUMENT, 6),
        _earlier(crisis, for_, at), beds.held_for(crisis.pk, for_=for_, at=at), beds.incidents_of_crisis(crisis.pk, for_=for_, at=at),
        copies(crisis) if parts["plans"] else [],
    )  # fmt: skip


def _specialists(crisis: Crisis, for_: Actor, at: dt.datetime) -> list[Any]:
    """Institutions around the child that hold specialist care: they are called first."""
    if crisis.case_id is None:
        return []
    parts = cases.header(crisis.case_id, for_=for_, at=at).parts
    return [p for p in parts if p.competence in SPECIALISTS and p.institution_id != crisis.institution_id]


def contra(crisis: Crisis) -> list[str]:
    """What speaks against help at home, as a code for a question; never a wall."""
    return [
        code
        for code, answer in (("unwilling", crisis.unwilling), ("cannot_meet", crisis.cannot_meet))
        if answer == Answer.YES
    ]


def _earlier(crisis: Crisis, for_: Actor, at: dt.datetime) -> list[Crisis]:
    if crisis.case_id is None:
        return []
    rows = policy.visible(for_, at=at).filter(case=crisis.case_id).exclude(pk=crisis.pk)
    return list(rows.order_by("-received_at")[:EARLIER_SHOWN])


def plan(crisis: Crisis) -> SafetyPlan:
    """The safety plan that counts: the last one agreed. The crisis is the reader's own."""
    found: SafetyPlan | None = crisis.plans.order_by("-agreed_at", "-id").first()
    if found is None:
        raise NotFound
    return found


def decision(id: UUID, *, for_: Actor, at: dt.datetime) -> Decision:
    return _row(Decision.objects.select_related("crisis"), id, for_, at, "crisis__")  # type: ignore[no-any-return]


def voice(id: UUID, *, for_: Actor, at: dt.datetime) -> Voice:
    """What is asked of the actor alone."""
    found: Voice = _row(Voice.objects.select_related("made__crisis"), id, for_, at, "made__crisis__")
    if found.account_id != for_.account:
        raise NotFound
    return found


def _row(rows: Any, id: UUID, for_: Actor, at: dt.datetime, path: str) -> Any:
    found = policy.of_visible(rows, for_, at=at, path=path).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def of_case(case: UUID, *, for_: Actor, at: dt.datetime) -> list[Crisis]:
    """The crises of one file, the last first. One query."""
    rows = policy.visible(for_, at=at).filter(case=case).select_related("area")
    return list(rows.order_by("-received_at")[:EARLIER_SHOWN])


def own_children(*, for_: Actor, at: dt.datetime) -> list[tuple[UUID, str]]:
    """Open files of the team, to which a crisis can belong: id and name, by name. One query."""
    child = tuple(f"case__child__{part}" for part in NAME_PARTS)
    rows = cases.seen_cases(for_=for_, at=at).filter(is_open=True).order_by("listed_name")
    found = rows.values_list("case_id", *child)[:FILES_SHOWN]
    return [(id, " ".join(filter(None, (called or given, family)))) for id, called, given, family in found]


def panel(*, header: Any, for_: Actor, at: dt.datetime, **page: Any) -> tuple[str, dict[str, Any]] | None:
    """The part of a file's page that says which crises there were, and takes a new call about the child. One query."""
    if not for_.may(Word.CRISIS_SEE):
        return None
    case = header.case
    told = {
        "crises": of_case(case.pk, for_=for_, at=at),
        "case": case.pk,
        "may_do": for_.may(Word.CRISIS_DO) and not case.closed_at,
    }
    return "crisis/_panel.html", told

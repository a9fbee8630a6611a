import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from samspil.access.service import Actor, Purpose, Word
from samspil.accounts import service as accounts
from samspil.exchange import policy
from samspil.exchange.models import KeptRow, ReturnedChild, Run
from samspil.exchange.terms import (
    FAMILY_REASON_WORDS,
    LIST_REASON_WORDS,
    NO_RECORD_ELSEWHERE,
    REASON_WORDS,
    Kind,
)
from samspil.ground.errors import NotFound
from samspil.ground.paging import Page, page
from samspil.ground.prepared import prepared

EXAMPLES = 5
PATIENCE = dt.timedelta(minutes=2)


def run(id: UUID, *, for_: Actor) -> Run:
    found = policy.visible_runs(for_).filter(pk=id).select_related("account").first()
    if found is None:
        raise NotFound
    return found


def runs(*, for_: Actor, after: Any = None, before: Any = None) -> Page[Run]:
    """The imports of the actor's institution, newest first."""
    rows = policy.visible_runs(for_).select_related("account")
    return page(rows, by=("-began_at", "-id"), size=20, after=after, before=before)


def known(numbers: Iterable[str], *, for_: Actor) -> dict[str, ReturnedChild]:
    """What earlier returns said of these children. One query."""
    rows = ReturnedChild.objects.filter(institution_id=for_.institution, number__in=list(numbers))
    return {child.number: child for child in rows.select_related("case", "person")}


def fingerprints(*, for_: Actor) -> dict[str, str]:
    rows = ReturnedChild.objects.filter(institution_id=for_.institution)
    return dict(rows.values_list("number", "fingerprint"))


def kept(cases: Iterable[UUID]) -> dict[UUID, list[KeptRow]]:
    """The kept rows of visible cases, in the order of the return. One query."""
    found: dict[UUID, list[KeptRow]] = {}
    for row in KeptRow.objects.filter(case__in=list(cases)).order_by("table", "position", "id"):
        found.setdefault(row.case_id, []).append(row)  # type: ignore[arg-type]
    return found


def rows_of(case: UUID, *, for_: Actor, at: dt.datetime) -> list[KeptRow]:
    """What a return says about a child beyond its placement history. One query."""
    return list(policy.visible_rows(for_, at=at).filter(case=case).order_by("position", "id"))


def has_rows(case: UUID, *, for_: Actor, at: dt.datetime) -> bool:
    return bool(_one_row(for_=for_, at=at, case=case))


@prepared
def _one_row(for_: Actor, at: Any, case: Any) -> QuerySet[Any, Any]:
    return policy.visible_rows(for_, at=at).filter(case_id=case).values_list("pk")[:1]


class _Blank(dict[str, Any]):
    """A missing parameter becomes a dash, so that a sentence never fails."""

    def __missing__(self, key: str) -> str:
        return "-"


def reason(code: str, params: Mapping[str, Any]) -> str:
    """Why something is a finding, in the language of the reader."""
    if code == "no_record" and "other" not in params:
        return str(NO_RECORD_ELSEWHERE)
    words = REASON_WORDS.get(code) or LIST_REASON_WORDS.get(code) or FAMILY_REASON_WORDS.get(code)
    return str(words).format_map(_Blank(params)) if words else code


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What taking a return over would do."""

    counts: dict[str, int]
    fresh: tuple[str, ...]
    changed: tuple[str, ...]


def group(findings: Iterable[Any]) -> list[dict[str, Any]]:
    """Findings by rule and reason, the gravest and most frequent first, each with a few examples."""
    groups: dict[tuple[str, str], dict[str, Any]] = {}
    for f in findings:
        entry = groups.setdefault(
            (f.rule, f.reason_code),
            {"rule": f.rule, "severity": f.severity, "reason": f.reason_code, "count": 0, "official": "", "examples": []},
        )  # fmt: skip
        entry["count"] += 1
        if not f.rule.startswith("S-"):
            entry["official"] = f.message
        if len(entry["examples"]) < EXAMPLES:
            entry["examples"].append(
                {"file": f.file, "row": f.row, "column": f.column, "child": f.child, "params": dict(f.params)}
            )
    grave = ("unusable", "wrong", "doubtful")
    return sorted(groups.values(), key=lambda g: (grave.index(g["severity"]), -g["count"], g["rule"]))


def running(*, for_: Actor, kind: Kind) -> Run | None:
    """The newest import of this kind that began and did not end."""
    rows = policy.visible_runs(for_).filter(kind=kind, state__in=["taking", "stopped"])
    return rows.order_by("-began_at").first()


def in_hand(id: str, *, at: dt.datetime) -> tuple[Run, Actor] | None:
    """For the background: a run that waits for it, and who brought it, with what they may do at that moment."""
    run = Run.objects.select_related("account").filter(pk=id, state__in=["waiting", "taking"]).first()
    if run is None or run.account is None:
        return None
    by, _places = accounts.actor_for(run.account, institution=run.institution_id, at=at)
    if by.institution != run.institution_id or not by.may(Word.EXCHANGE):
        return None
    return run, by.with_purpose(Purpose.RETURN)


def stuck(run: Run, *, at: dt.datetime) -> bool:
    """Whether nobody has been at it for so long that it must be started again."""
    return run.state == "stopped" or (run.state == "taking" and at - run.changed_at > PATIENCE)


def panel(*, header: Any, for_: Actor, at: dt.datetime, **page: Any) -> tuple[str, dict[str, Any]] | None:
    """The part of a case's page that leads to what the statutory return says. One query."""
    case = header.case.pk
    return ("exchange/_panel.html", {"case": case}) if has_rows(case, for_=for_, at=at) else None

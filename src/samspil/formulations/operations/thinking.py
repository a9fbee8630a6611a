"""The hypothesis: writing it anew, and saying where it stands."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.formulations import queries
from samspil.formulations.models import Factor, Finding, Grounds, Hypothesis, Map
from samspil.formulations.operations.guard import changed, locked
from samspil.formulations.terms import AT_FIRST, Field, Status
from samspil.ground.errors import Conflict, Invalid
from samspil.trail import service as trail


@transaction.atomic
def state_hypothesis(
    *, by: Actor, at: dt.datetime, map: Map, keeps: str, address: str, achieve: str, grounds: Iterable[Factor],
    status: str = Status.DRAFT, test_until: dt.date | None = None, agreement: str = "", replaces: Any = None,
) -> Hypothesis:  # fmt: skip
    """Write the hypothesis anew: three parts, resting on at least one card of what happens now and one of what keeps
    it going. `replaces` is the id the writer saw standing (None: none); another one standing now is a Conflict."""
    board = locked(by, map.pk, at)
    chosen = list(grounds)
    problems = _parts(keeps, address, achieve, status)
    fields = {card.field for card in chosen if card.map_id == board.pk and card.removed_at is None}
    if not {Field.PRESENTING, Field.PERPETUATING} <= fields:
        problems["grounds"] = _(
            "Choose at least one card of what is happening now and one of what keeps it going."
        )
    if problems:
        raise Invalid(problems)
    standing = queries.hypothesis(board)
    if (standing.pk if standing else None) != replaces:
        raise Conflict(current=standing, revision=0)
    if standing:
        Hypothesis.objects.filter(pk=standing.pk).update(replaced_at=at)
    new = Hypothesis.objects.create(
        map=board, number=queries.last_hypothesis(board) + 1, keeps=keeps.strip(),
        address=address.strip(), achieve=achieve.strip(), status=status,
        test_until=test_until, agreement=agreement.strip()[:200], institution_id=by.institution,
        author_id=by.account, stated_at=at,
    )  # fmt: skip
    _find(new, by=by, at=at, status=status, test_until=test_until, why="")
    Grounds.objects.bulk_create(Grounds(hypothesis=new, factor=card) for card in chosen)
    _done(board, by=by, at=at, act="state_hypothesis", kind="hypothesis", record=new.pk)
    cases.announce(
        case=board.case, by=by, at=at, code="formulations.hypothesis", data={"status": str(status)}, for_all=True
    )  # fmt: skip
    return new


def _parts(keeps: str, address: str, achieve: str, status: str) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not keeps.strip():
        problems["keeps"] = _("Write what keeps it going.")
    if not address.strip():
        problems["address"] = _("Write what we do about it.")
    if not achieve.strip():
        problems["achieve"] = _("Write what that will achieve.")
    if status not in AT_FIRST:
        problems["status"] = _(
            "A new wording is a draft or being tested. What came of it is said afterwards."
        )
    return problems


@transaction.atomic
def judge(
    *,
    by: Actor,
    at: dt.datetime,
    hypothesis: Hypothesis,
    status: str,
    why: str,
    test_until: dt.date | None = None,
) -> Finding:
    """Say where the standing hypothesis stands now and why. Its words stay as they are; what was said before is kept."""
    board = locked(by, hypothesis.map_id, at)
    standing = queries.hypothesis(board)
    if standing is None or standing.pk != hypothesis.pk:
        raise Conflict(current=standing, revision=0)
    problems: dict[str, Any] = {}
    if status not in Status.values:
        problems["status"] = _("Choose where the assumption stands.")
    if not why.strip():
        problems["why"] = _("Write what you saw that speaks for it or against it.")
    if len(why.strip()) > 400:
        problems["why"] = _("Keep it short, at most 400 characters.")
    if problems:
        raise Invalid(problems)
    until = test_until if status == Status.TESTED else None
    found = _find(standing, by=by, at=at, status=status, test_until=until, why=why.strip())
    Hypothesis.objects.filter(pk=standing.pk).update(status=status, test_until=until)
    _done(
        board, by=by, at=at, act="judge", kind="hypothesis", record=standing.pk, details={"status": str(status)}
    )  # fmt: skip
    cases.announce(
        case=board.case, by=by, at=at, code="formulations.judged",
        data={"status": str(status), "why": why.strip()}, for_all=True,
    )  # fmt: skip
    return found


def _find(
    hypothesis: Hypothesis, *, by: Actor, at: dt.datetime, status: str, test_until: dt.date | None, why: str
) -> Finding:
    return Finding.objects.create(
        hypothesis=hypothesis, status=status, test_until=test_until, why=why, institution_id=by.institution,
        author_id=by.account, at=at,
    )  # fmt: skip


def _done(
    map: Map, *, by: Actor, at: dt.datetime, act: str, kind: str, record: Any, details: Any = None
) -> None:
    """What every change ends with: others see it, and it is in the trail."""
    changed(map, at)
    trail.record(
        by=by, at=at, act=f"formulations.{act}", record_kind=kind, record=record, case=map.case_id, details=details
    )  # fmt: skip

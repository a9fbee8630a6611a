"""What a person does in their own file: write their own words, ask for something, take a consent back."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.cases.terms import EntryKind
from samspil.consents import service as consents
from samspil.consents.terms import Told
from samspil.formulations import service as formulations
from samspil.formulations.terms import Voice
from samspil.ground.calendars import working_day_after
from samspil.ground.errors import Invalid, NotFound
from samspil.notices import service as notices
from samspil.people import service as people
from samspil.rights import policy
from samspil.rights.models import Reader, Request, Statement, Withheld
from samspil.rights.queries.file import situation
from samspil.rights.terms import LONGEST, PROMISED_DAYS, Relation, Wish
from samspil.rules import service as rules
from samspil.rules.terms import RequestKind
from samspil.trail import service as trail

LAW = {
    Wish.CORRECTION: (RequestKind.CORRECTION,),
    Wish.COPY: (RequestKind.COPY,),
    Wish.ERASURE: (RequestKind.DESTRUCTION, RequestKind.ERASURE),
    Wish.OBJECTION: (RequestKind.ACCESS,),
}
"""Under which name the law sets the clock; the first that the country knows counts."""
AT_THE_LATEST = 1
"""Months, where a country's table says nothing."""


@transaction.atomic
def say(*, by: Actor, at: dt.datetime, reader: Reader, text: str, language: str) -> Statement:
    """A person's own words, kept beside the file as they are and put on the timeline for everybody who takes part."""
    _require(reader, at)
    if problems := _text_problems(text, asked=_("Write what you want to say.")):
        raise Invalid(problems)
    entry = None
    if reader.case.closed_at is None:
        entry = cases.write(
            by=policy.lens(reader, at, policy.WRITES_WITH), at=at, case=reader.case, kind=EntryKind.VOICE, text=text,
            voice=reader.person, voice_how=_("written by themselves"), language=language, for_all=True,
        )  # fmt: skip
    said = Statement.objects.create(
        case=reader.case, person=reader.person, reader=reader, text=text.strip(), language=language, written_at=at,
        entry=entry,
    )  # fmt: skip
    trail.record(by=by, at=at, act="rights.say", record_kind="statement", record=said.pk, case=reader.case_id)
    return said


def see_otherwise(*, by: Actor, at: dt.datetime, reader: Reader, card: UUID, words: str) -> None:
    """A person sees one thing of the situation differently: their voice stands on the card, beside it."""
    _require(reader, at)
    person = reader.person
    formulations.see_otherwise(
        by=by, at=at, situation=situation(reader, at=at), factor=card, words=words, voice=_voice(reader, at),
        person=person, who=person.called or person.given_name or person.name,
    )  # fmt: skip


def _voice(reader: Reader, at: dt.datetime) -> str:
    """Whose voice it is on the card: what this person is to the child."""
    if reader.relation == Relation.CHILD:
        return str(Voice.CHILD)
    eyes = policy.lens(reader, at)
    bonds = people.around(reader.case.child, for_=eyes, on=eyes.day(at))
    kind = next((bond.kind for bond in bonds if bond.person.pk == reader.person_id), "")
    of_bond = {"mother": Voice.MOTHER, "father": Voice.FATHER, "foster_carer": Voice.CARER}
    return str(of_bond.get(kind, Voice.CARER if reader.relation == Relation.CARER else Voice.FAMILY))


@transaction.atomic
def ask(
    *,
    by: Actor,
    at: dt.datetime,
    reader: Reader,
    kind: str,
    text: str = "",
    about: str = "",
    language: str = "",
    withheld: Withheld | None = None,
) -> Request:
    """Ask something about one's own file. The clock begins now, as the law of the institution's country sets it."""
    _require(reader, at)
    problems = {} if kind == Wish.COPY and not text.strip() else _text_problems(text, asked=_ask_for(kind))
    if kind not in Wish.values or (kind == Wish.OBJECTION) != (withheld is not None):
        problems["kind"] = _("Choose what you want to ask.")
    if problems:
        raise Invalid(problems)
    home = reader.case.institution
    on = Actor(time_zone=home.time_zone).day(at)
    due, more, rule = clock(kind, home.country, on)
    made = Request.objects.create(
        case=reader.case, person=reader.person, reader=reader, institution=home, withheld=withheld, kind=kind,
        about=about.strip()[:160], text=text.strip(), language=language or reader.language, asked_at=at, asked_on=on,
        due_on=due, more_months=more, rule=rule,
    )  # fmt: skip
    trail.record(
        by=by, at=at, act="rights.ask", record_kind="request", record=made.pk, case=reader.case_id,
        details={"kind": str(kind), "due": due.isoformat()},
    )  # fmt: skip
    _tell_worker(by, at, reader.case)
    return made


def clock(kind: str, country: str, on: dt.date) -> tuple[dt.date, int, Any]:
    """Until when an answer is due, how many months it may take longer, and the rule that says so."""
    if kind in PROMISED_DAYS:
        return working_day_after(on, country, PROMISED_DAYS[Wish(kind)]), 0, None
    for name in LAW[Wish(kind)]:
        found = rules.clock_for(name, country, on)
        if found:
            return rules.due_on(on, found.months), found.more_months, found.rule
    return rules.due_on(on, AT_THE_LATEST), 0, None


@transaction.atomic
def take_back(*, by: Actor, at: dt.datetime, reader: Reader, consent: Any) -> Any:
    """The person takes a consent back that they gave. What rests on it ends in the same moment."""
    _require(reader, at)
    if consent.giver_id != reader.person_id:
        raise NotFound
    eyes = policy.lens(reader, at, (Word.CASE_READ, Word.CONSENT_WRITE), home=consent.institution)
    return consents.withdraw(by=eyes, at=at, consent=consent, told_by=reader.person.name, how=Told.OWN_FILE)


def _require(reader: Reader, at: dt.datetime) -> None:
    if not policy.may_read(reader, at):
        raise NotFound


def _ask_for(kind: str) -> str:
    return _("Write what it is about.") if kind != Wish.UNCLEAR else _("Write what you do not understand.")


def _text_problems(text: str, *, asked: str) -> dict[str, Any]:
    if not text.strip():
        return {"text": asked}
    if len(text) > LONGEST:
        return {"text": _("This is too long. Write it in two parts.")}
    return {}


def _tell_worker(by: Actor, at: dt.datetime, case: Any) -> None:
    if case.worker_id is None:
        return
    worker = accounts.account(case.worker_id)
    with translation.override(worker.language):
        notices.send(
            by=by, at=at, to=worker.email, subject=_("Samspil: there is something new for you"),
            body=_("Somebody asked something about their own file. Sign in to read it on My day."),
        )  # fmt: skip

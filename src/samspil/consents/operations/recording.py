"""A consent is recorded as it was signed, or signed anew before it ends."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.consents import policy
from samspil.consents.models import Consent
from samspil.consents.terms import OF_AGE, GivenAs, Scope, Signed
from samspil.documents import service as documents
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.periods import months_later
from samspil.look.service import day as day_in_words
from samspil.people import service as people
from samspil.trail import service as trail

LONGEST = {"purpose": 160, "matter": 160, "scope_note": 300, "judged_by": 120, "judged_words": 300,
           "to_outside": 160, "signed_name": 120}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """What was agreed, by whom, for how long, and how it was signed."""

    giver: Any
    given_as: str
    scope: tuple[str, ...]
    purpose: str
    matter: str
    since: dt.datetime
    until: dt.datetime
    language: str
    signed: str
    signed_on: dt.date
    to: Any = None
    to_outside: str = ""
    scope_note: str = ""
    judged_by: str = ""
    judged_words: str = ""
    signed_name: str = ""
    scan: bytes = b""


def age_on(born: dt.date | None, day: dt.date) -> int | None:
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@transaction.atomic
def record(
    *, by: Actor, at: dt.datetime, person: Any, given: Given, renews: Consent | None = None
) -> Consent:
    """Write down a consent that somebody has signed. The person and who gave it must be known to the institution."""
    require(by, Word.CONSENT_WRITE)
    known = people.several([person.pk, given.giver.pk], for_=by)
    if {person.pk, given.giver.pk} - set(known):
        raise NotFound
    if problems := missing(given, person=known[person.pk], by=by, at=at):
        raise Invalid(problems)
    age = age_on(known[given.giver.pk].born_on, given.signed_on)
    scan = documents.files.keep(by=by, at=at, content=given.scan, field="scan") if given.scan else None
    made = Consent.objects.create(
        person_id=person.pk, institution_id=by.institution, giver_id=given.giver.pk, given_as=given.given_as,
        giver_age=age, judged_by=given.judged_by.strip(), judged_words=given.judged_words.strip(),
        scope=_ordered(given.scope), scope_note=given.scope_note.strip(), to=given.to,
        to_outside=given.to_outside.strip(), purpose=given.purpose.strip(), matter=given.matter.strip(),
        since=given.since, until=given.until, language=given.language, signed=given.signed, signed_on=given.signed_on,
        signed_name=given.signed_name.strip(), scan=scan, recorded_by_id=by.account, recorded_at=at, renews=renews,
    )  # fmt: skip
    trail.record(
        by=by, at=at, act="consents.renew" if renews else "consents.record", record_kind="consent", record=made.pk,
        details={"to": str(made.to_id or "outside"), "scope": made.scope, "until": made.until.isoformat()},
    )  # fmt: skip
    return made


@transaction.atomic
def renew(*, by: Actor, at: dt.datetime, consent: Consent, given: Given) -> Consent:
    """The same person agrees anew. The old consent runs to its own end; a consent is renewed once."""
    now = Consent.objects.select_for_update(of=("self",)).select_related("person").get(pk=consent.pk)
    if not policy.can(by, "renew", now):
        raise Refused(_("Only the institution that recorded this consent can renew it."))
    if Consent.objects.filter(renews=now).exists():
        raise Refused(_("This consent has been renewed already."))
    return record(by=by, at=at, person=now.person, given=given, renews=now)


def _ordered(scope: Iterable[str]) -> list[str]:
    return [value for value in Scope.values if value in set(scope)]


def missing(given: Given, *, person: Any, by: Actor, at: dt.datetime) -> dict[str, Any]:
    """What is missing for this to be a consent, by field; nothing if nothing is."""
    age = age_on(given.giver.born_on, given.signed_on)
    found = _what(given, by) | _period(given, by, at) | _signature(given) | _capacity(given, person.pk, age)
    found |= _majority(given, person, by)
    for name, most in LONGEST.items():
        if len(getattr(given, name)) > most:
            found[name] = _("There is room for %(most)s letters here. Shorten it.") % {"most": most}
    return found


def _what(given: Given, by: Actor) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not given.scope or not set(given.scope) <= set(Scope.values):
        problems["scope"] = _("Choose what may be told. A consent to everything is not valid.")
    if (given.to is None) == (not given.to_outside.strip()):
        problems["to"] = _("Choose one organisation, or write who else it is.")
    elif given.to is not None and given.to.pk == by.institution:
        problems["to"] = _("This is your own organisation. Choose who is told.")
    if not given.purpose.strip():
        problems["purpose"] = _("Write what it is needed for.")
    if not given.matter.strip():
        problems["matter"] = _("Write which matter it belongs to.")
    if not given.language:
        problems["language"] = _("Choose the language in which it was explained.")
    return problems


def _period(given: Given, by: Actor, at: dt.datetime) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if given.until <= given.since:
        problems["until"] = _("The end must come after the beginning.")
    elif given.until <= at:
        problems["until"] = _("This day has passed. Choose a later day.")
    if given.signed_on > by.day(at):
        problems["signed_on"] = _("This day has not come yet. Write the day on which it was signed.")
    elif by.day(given.since) < given.signed_on:
        problems["since"] = _("A consent begins on the day it is signed or later.")
    return problems


def _majority(given: Given, person: Any, by: Actor) -> dict[str, Any]:
    """A parent or guardian agrees for a child, and no longer than it is one: from then on it decides itself."""
    if given.given_as not in (GivenAs.PARENT, GivenAs.GUARDIAN) or person.born_on is None:
        return {}
    day = months_later(person.born_on.replace(day=1), OF_AGE * 12) + dt.timedelta(days=person.born_on.day - 1)
    said = {"name": person.short, "day": day_in_words(day, get_language() or "en")}
    if by.day(given.since) >= day:
        return {"given_as": _("%(name)s has been of age since %(day)s and gives consent alone.") % said}
    if by.day(given.until - dt.timedelta(microseconds=1)) >= day:
        words = _(
            "%(name)s comes of age on %(day)s and decides alone from then on. Choose an earlier last day."
        )
        return {"until": words % said}
    return {}


def _signature(given: Given) -> dict[str, Any]:
    if given.signed == Signed.PAPER:
        if not given.scan:
            return {"scan": _("Add the scan or photo of the signed paper.")}
        words = documents.files.problem(given.scan)
        return {"scan": words} if words else {}
    if given.signed != Signed.SCREEN:
        return {"signed": _("Choose how it was signed.")}
    return {} if given.signed_name.strip() else {"signed_name": _("The person signs with their own name.")}


def _capacity(given: Given, person: Any, age: int | None) -> dict[str, Any]:
    """Who is under age, or of unknown age, gives a consent only if somebody judged that they can."""
    problems: dict[str, Any] = {}
    itself = given.giver.pk == person
    if given.given_as not in GivenAs.values:
        problems["given_as"] = _("Choose in which capacity it is given.")
    elif itself != (given.given_as == GivenAs.SELF):
        problems["given_as"] = _("Who gives it and the capacity do not fit each other.")
    if itself and (age is None or age < OF_AGE):
        if not given.judged_by.strip():
            problems["judged_by"] = _("Write who judged that they can decide this themselves.")
        if not given.judged_words.strip():
            problems["judged_words"] = _("Write in which words: what they understood, and how you know.")
    return problems

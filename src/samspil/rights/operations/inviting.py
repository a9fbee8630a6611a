"""Letting somebody read their own file: decided, invited by a link that is said once, opened, kept, ended."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.accounts import service as accounts
from samspil.accounts.terms import LANGUAGE_NAMES
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.notices import service as notices
from samspil.people import service as people
from samspil.rights import policy
from samspil.rights.models import Key, Reader
from samspil.rights.terms import KEY_LASTS, MOST_TRIES, Relation
from samspil.trail import service as trail

Link = Callable[[str], str]
"""Makes the address of an invitation from its secret; the edge knows the addresses."""


def secret_hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is to read, as what, in which language. `why` is needed where no rule says it."""

    person: Any
    relation: str
    language: str
    why: str = ""
    names_open: bool = False
    email: str = ""


@transaction.atomic
def invite(
    *, by: Actor, at: dt.datetime, case: Any, asked: Asked, link: Link | None = None
) -> tuple[Reader, str]:
    """Let somebody read, and make the first key. Returns the reader and the secret of the link, said once.

    With an e-mail address and `link` the letter leaves in the same transaction; it names nobody.
    """
    _require_work(by, case, at)
    person = people.get(asked.person.pk, for_=by)
    problems, decided = _problems(by, at, case, person, asked)
    if problems:
        raise Invalid(problems)
    cases.shows_all(case)
    reader = Reader.objects.create(
        person=person, case=case, relation=asked.relation, language=asked.language, names_open=asked.names_open,
        since=at, invited_by_id=by.account, decided_by_id=by.account if decided else None,
        decided_why=asked.why.strip() if decided else "",
    )  # fmt: skip
    trail.record(
        by=by, at=at, act="rights.invite", record_kind="reader", record=reader.pk, case=case.pk,
        details={"relation": str(asked.relation), "decided": decided},
    )  # fmt: skip
    return reader, _key(by, at, reader, asked.email.strip(), link)


@transaction.atomic
def new_key(*, by: Actor, at: dt.datetime, reader: Reader, email: str = "", link: Link | None = None) -> str:
    """A new link; the older ones stop working."""
    _require_work(by, reader.case, at)
    Key.objects.filter(reader=reader, expires_at__gt=at).update(expires_at=at)
    trail.record(
        by=by, at=at, act="rights.new_key", record_kind="reader", record=reader.pk, case=reader.case_id
    )
    return _key(by, at, reader, email.strip(), link)


@transaction.atomic
def end_reading(*, by: Actor, at: dt.datetime, reader: Reader) -> Reader:
    """From now on this person does not read the file any more; what they wrote and asked stays."""
    _require_work(by, reader.case, at)
    reader.until, reader.ended_by_id = max(at, reader.since + dt.timedelta(microseconds=1)), by.account
    reader.save(update_fields=["until", "ended_by"])
    Key.objects.filter(reader=reader, expires_at__gt=at).update(expires_at=at)
    trail.record(
        by=by, at=at, act="rights.end_reading", record_kind="reader", record=reader.pk, case=reader.case_id
    )
    return reader


def open_with(*, by: Actor, at: dt.datetime, key: Key, born_on: dt.date | None) -> Reader:
    """Whoever holds the link says the date of birth. Wrong too often, and the link ends."""
    with transaction.atomic():
        held = (
            Key.objects.select_for_update(of=("self",))
            .select_related("reader__person", "reader__case__institution")
            .get(pk=key.pk)
        )
        reader = held.reader
        if held.expires_at <= at or held.tries >= MOST_TRIES:
            raise NotFound
        right = born_on is not None and born_on == reader.person.born_on
        held.tries, held.opened_at = (held.tries, at) if right else (held.tries + 1, held.opened_at)
        held.save(update_fields=["tries", "opened_at"])
        trail.record(
            by=policy.lens(reader, at), at=at, act="rights.open" if right else "rights.open_failed",
            record_kind="reader", record=reader.pk, case=reader.case_id, deed=trail.Deed.SIGN_IN,
        )  # fmt: skip
    if not right:
        left = MOST_TRIES - held.tries
        words = _("This is not the date of birth we know. Tries left: %(left)s.") % {"left": left}
        raise Invalid({"born_on": words if left else _("This link has ended. Ask for a new one.")})
    return reader


@transaction.atomic
def keep_in_account(*, by: Actor, at: dt.datetime, reader: Reader, account: Any) -> Reader:
    """The person signs in from now on; `by` is who opened the invitation."""
    now = Reader.objects.select_for_update(of=("self",)).get(pk=reader.pk)
    if now.account_id not in (None, account.pk):
        raise Refused(_("This file is already kept in another account."))
    now.account = account
    now.save(update_fields=["account"])
    trail.record(by=by, at=at, act="rights.keep", record_kind="reader", record=now.pk, case=now.case_id)
    return now


@transaction.atomic
def make_account(
    *, by: Actor, at: dt.datetime, reader: Reader, email: str, password: str, again: str | None = None
) -> Any:
    """An account of the person's own, without any workplace, and the file kept in it."""
    if accounts.account_by_email(email):
        raise Invalid(
            {"email": _("Somebody already signs in with this address. Sign in, then open the link again.")}
        )
    maker = Actor(role="machine", words=frozenset({str(Word.STAFF_MANAGE)}), institution=by.institution)
    account = accounts.register(
        by=maker, at=at, email=email, name=reader.person.name, language=reader.language, password=password, again=again
    )  # fmt: skip
    keep_in_account(by=by, at=at, reader=reader, account=account)
    return account


def _require_work(by: Actor, case: Any, at: dt.datetime) -> None:
    require(by, Word.RIGHTS_ANSWER)
    cases.get(case.pk, for_=by, at=at)
    cases.require_part(by, case.pk, at)
    if case.institution_id != by.institution:
        raise Refused(_("Only the institution that leads the file decides who of the family reads it."))


def _problems(
    by: Actor, at: dt.datetime, case: Any, person: Any, asked: Asked
) -> tuple[dict[str, Any], bool]:
    """What stands in the way, by field; and whether the worker decides it themselves."""
    problems: dict[str, Any] = {}
    if asked.language not in dict(LANGUAGE_NAMES):
        problems["language"] = _("Choose a language from the list.")
    if person.born_on is None:
        problems["person"] = _(
            "Write this person's date of birth first. It is asked when the link is opened."
        )
    if asked.relation not in Relation.values or (asked.relation == Relation.CHILD) != (
        person.pk == case.child_id
    ):
        problems["relation"] = _("Choose what this person is to the child.")
        return problems, False
    if Reader.objects.filter(case=case, person=person, until=None).exists():
        problems["person"] = _("This person reads the file already. Make a new link instead.")
    found = policy.law(case, asked.relation, by.day(at))
    if found.allowed is False:
        problems["relation"] = _("At this age the law does not let them read the file.")
    needs = found.allowed is None or bool(found.consent_of)
    if needs and len(asked.why.strip()) < 10:
        problems["why"] = (
            _("The law asks for a consent here. Write who gave it and when.")
            if found.consent_of
            else _(
                "No rule for this country says it. Write why this person may read; your name is kept with it."
            )
        )
    return problems, needs


def _key(by: Actor, at: dt.datetime, reader: Reader, email: str, link: Link | None) -> str:
    secret = secrets.token_urlsafe(18)
    Key.objects.create(
        reader=reader, secret_hash=secret_hash(secret), email=email, made_by_id=by.account, made_at=at,
        expires_at=at + KEY_LASTS,
    )  # fmt: skip
    if email and link:
        with translation.override(reader.language):
            notices.send(
                by=by, at=at, to=email, subject=_("There is something new for you"),
                body=_(
                    "Open this link within 14 days. You are asked for your date of birth:\n%(link)s\n\n"
                    "If you did not expect this, you need do nothing."
                ) % {"link": link(secret)},
            )  # fmt: skip
    return secret

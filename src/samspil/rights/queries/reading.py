"""Which file is open to whom, and one thing in it."""

import datetime as dt
from typing import Any
from uuid import UUID

from samspil.ground.errors import NotFound
from samspil.ground.names import same
from samspil.rights import policy
from samspil.rights.models import Key, Pack, Reader, Request, Statement, Withheld
from samspil.rights.terms import MOST_TRIES, What

_WITH = ("person", "account", "case__child", "case__institution", "case__worker")


def reader(id: UUID, *, at: dt.datetime, account: UUID | None = None, visit: UUID | None = None) -> Reader:
    """The reading, for the account it is kept in or the browser in which the invitation was opened, as long as the law
    lets this person read."""
    found = Reader.objects.select_related(*_WITH).filter(pk=id).first()
    theirs = found is not None and (
        visit == found.pk or (account is not None and found.account_id == account)
    )
    if found is None or not theirs or not policy.may_read(found, at):
        raise NotFound
    return found


def same_person(account: Any, reader: Reader) -> bool:
    """Whether somebody who is signed in is, as far as one can tell, who this invitation is for: a file is not kept by itself in the
    account of whoever else uses the same telephone. What the account reads as somebody else, with another birthday, tells too."""
    if not account.is_authenticated or not same(account.name, reader.person.name):
        return False
    others = Reader.objects.filter(account_id=account.pk).exclude(person__born_on=reader.person.born_on)
    return not others.exists()


def readings(account: UUID | None, *, at: dt.datetime) -> list[Reader]:
    """The files this account reads as the person they are about, newest first."""
    return [r for r in policy.read_by(account, at).order_by("-since", "id")[:20] if policy.may_read(r, at)]


def key(hashed: str, *, at: dt.datetime) -> Key:
    """The running invitation behind a link; one that ended looks like one that never was."""
    rows = Key.objects.filter(secret_hash=hashed, expires_at__gt=at, tries__lt=MOST_TRIES)
    found = rows.select_related(*(f"reader__{name}" for name in _WITH)).first()
    if found is None or not policy.may_read(found.reader, at):
        raise NotFound
    return found


def statements(reader: Reader) -> list[Statement]:
    """What this person wrote beside this file, newest first."""
    rows = Statement.objects.filter(case_id=reader.case_id, person_id=reader.person_id)
    return list(rows.order_by("-written_at", "-id"))


def asked(reader: Reader) -> list[Request]:
    """What this person asked about this file, newest first."""
    rows = Request.objects.filter(case_id=reader.case_id, person_id=reader.person_id)
    return list(rows.select_related("institution", "withheld").order_by("-asked_at", "-id"))


def one_asked(id: UUID, *, reader: Reader) -> Request:
    return _one(Request.objects.select_related("institution", "withheld"), id, reader)


def copies(reader: Reader) -> list[Pack]:
    """The copies that were made for this person, newest first, without what is in them."""
    rows = Pack.objects.filter(case_id=reader.case_id, person_id=reader.person_id, made_at__isnull=False)
    return list(rows.only("made_at", "case_id", "person_id", "file_id").order_by("-made_at", "-id"))


def copy(id: UUID, *, reader: Reader) -> Pack:
    return _one(Pack.objects.filter(made_at__isnull=False), id, reader)


def withheld_from(reader: Reader) -> list[Withheld]:
    """What the people of this file do not see: the reason they are told, and nothing of the thing itself."""
    rows = Withheld.objects.filter(case_id=reader.case_id, ended_at=None)
    return list(rows.order_by("-decided_at", "-id"))


def one_withheld(id: UUID, *, reader: Reader) -> Withheld:
    found = Withheld.objects.filter(pk=id, case_id=reader.case_id, ended_at=None).first()
    if found is None:
        raise NotFound
    return found


def hidden(rows: list[Withheld], what: str) -> set[Any]:
    """The ids of things of one kind that are withheld; for the place, a set with nothing or with None."""
    return {row.record for row in rows if row.what == What(what)}


def _one(rows: Any, id: UUID, reader: Reader) -> Any:
    found = rows.filter(pk=id, case_id=reader.case_id, person_id=reader.person_id).first()
    if found is None:
        raise NotFound
    return found

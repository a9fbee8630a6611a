"""Where a worker lives, by their own free will and so that nobody can read it."""

import datetime as dt

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground import names
from samspil.ground.errors import Invalid
from samspil.trail import service as trail
from samspil.watch.models import HomeNote

SALT = "samspil.watch.home"


def street_of(text: str) -> str:
    """A street without its number, folded: Husova 12/3 and HUSOVA 7 are one street."""
    return " ".join(names.tokens(text))


def keys(*, street: str, postcode: str, city: str) -> tuple[str, str]:
    """The keyed hashes of street with postcode and street with town; empty where a part is not known."""
    road = street_of(street)
    code = "".join(c for c in names.fold(postcode) if c.isalnum())
    # "Brno" and "Brno-sever" are one town, "Groningen" and "Groningen (Gr.)" too.
    town = next(iter(names.tokens(city)), "")
    return _hashed("p", road, code), _hashed("t", road, town)


def _hashed(kind: str, road: str, where: str) -> str:
    if len(road) < 2 or not where:
        return ""
    return salted_hmac(SALT, f"{kind}|{road}|{where}", algorithm="sha256").hexdigest()


@transaction.atomic
def note_home(*, by: Actor, at: dt.datetime, street: str, postcode: str, city: str) -> None:
    """Note or replace the own street. Nothing of what was typed is kept."""
    with_postcode, with_town = keys(street=street, postcode=postcode, city=city)
    if not with_postcode and not with_town:
        raise Invalid({"street": _("Write the street, and the postcode or the town.")})
    kept = {"with_postcode": with_postcode, "with_town": with_town, "noted_at": at}
    HomeNote.objects.update_or_create(account_id=by.account, defaults=kept)
    trail.record(by=by, at=at, act="watch.note_home", record_kind="account", record=by.account)


@transaction.atomic
def forget_home(*, by: Actor, at: dt.datetime) -> None:
    HomeNote.objects.filter(account_id=by.account).delete()
    trail.record(by=by, at=at, act="watch.forget_home", record_kind="account", record=by.account)

"""Looking for possible doubles, and saying that two people are two."""

import datetime as dt

from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground.errors import Invalid, Refused
from samspil.people import bridge, queries
from samspil.people.models import DoublesLook, PossibleDouble
from samspil.people.queries.joining import PATIENCE
from samspil.trail import service as trail


@transaction.atomic
def look_for_doubles(*, by: Actor, at: dt.datetime) -> DoublesLook:
    """Look through everybody the actor's institution knows, in the background. One look at a time."""
    require(by, Word.PERSON_MERGE)
    if by.institution is None or by.account is None:
        raise Refused(_("Choose for which institution you work."))
    look, fresh = DoublesLook.objects.select_for_update().get_or_create(
        institution_id=by.institution, defaults={"asked_at": at, "asked_by_id": by.account}
    )
    if not fresh:
        if look.done_at is None and at - look.asked_at < PATIENCE:
            return look
        look.asked_at, look.asked_by_id, look.done_at = at, by.account, None
        look.save(update_fields=["asked_at", "asked_by", "done_at"])
    trail.record(
        by=by, at=at, act="people.look_for_doubles", record_kind="institution", record=by.institution
    )
    key = str(look.pk)
    transaction.on_commit(lambda: import_string("samspil.people.tasks.look").enqueue(key))
    return look


def note_doubles(*, by: Actor, at: dt.datetime, look: DoublesLook) -> DoublesLook:
    """What the look found takes the place of what stood; a pair that somebody dismissed stays dismissed.

    Comparing takes long and comes before the transaction, so that nobody who writes waits for it."""
    require(by, Word.PERSON_MERGE)
    through = bridge.look_through(for_=by, at=at)
    with transaction.atomic():
        now = DoublesLook.objects.select_for_update().get(pk=look.pk)
        mine = PossibleDouble.objects.filter(institution_id=now.institution_id)
        mine.filter(dismissed_at=None).delete()
        PossibleDouble.objects.bulk_create(through.pairs, batch_size=500, ignore_conflicts=True)
        now.done_at, now.people, now.left_out = at, through.people, through.left_out
        now.pairs = mine.filter(dismissed_at=None).count()
        now.save(update_fields=["done_at", "people", "left_out", "pairs"])
        trail.record(
            by=by, at=at, act="people.note_doubles", record_kind="institution", record=now.institution_id,
            details={"people": now.people, "pairs": now.pairs},
        )  # fmt: skip
    return now


@transaction.atomic
def dismiss(*, by: Actor, at: dt.datetime, double: PossibleDouble, why: str) -> PossibleDouble:
    """These are two people; nobody is asked again."""
    require(by, Word.PERSON_MERGE)
    queries.double(double.pk, for_=by)
    if not why.strip():
        raise Invalid({"why": _("Write how you know that these are two people.")})
    now = PossibleDouble.objects.select_for_update().get(pk=double.pk)
    if now.dismissed_at is None:
        now.dismissed_at, now.dismissed_by_id, now.dismissed_why = at, by.account, why.strip()[:300]
        now.save(update_fields=["dismissed_at", "dismissed_by", "dismissed_why"])
        _say("people.dismiss", now, by, at)
    return now


@transaction.atomic
def ask_again(*, by: Actor, at: dt.datetime, double: PossibleDouble) -> PossibleDouble:
    """It is not so sure after all: the pair stands in the list again."""
    require(by, Word.PERSON_MERGE)
    queries.double(double.pk, for_=by)
    now = PossibleDouble.objects.select_for_update().get(pk=double.pk)
    if now.dismissed_at is not None:
        now.dismissed_at, now.dismissed_by_id, now.dismissed_why = None, None, ""
        now.save(update_fields=["dismissed_at", "dismissed_by", "dismissed_why"])
        _say("people.ask_again", now, by, at)
    return now


def _say(act: str, double: PossibleDouble, by: Actor, at: dt.datetime) -> None:
    trail.record(
        by=by, at=at, act=act, record_kind="person", record=double.first_id,
        details={"with": str(double.second_id)},
    )  # fmt: skip

"""Somebody wants to foster: they ask, on the public page or by phone; and fill in an application as they find time."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.carers.models import Application, Campaign, FosterFamily, Way
from samspil.carers.operations.changing import may_write
from samspil.carers.operations.guard import begin
from samspil.carers.terms import Channel, Kind, State, Step
from samspil.ground.errors import Conflict, Invalid, NotFound
from samspil.notices import service as notices
from samspil.trail import service as trail

KEPT = dt.timedelta(days=180)
"""So long the secret link opens an application after it was last saved."""
LONGEST = 3000
ASKED = (
    "carers", "home", "children", "work", "why", "children_in_care", "needs", "limits", "parents", "animals", "languages",
    "school", "when",
)  # fmt: skip
"""What the application asks, by the names of its fields."""
Link = Callable[[str], str]


def secret_hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _problems(name: str, email: str, phone: str, kind: str) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not name.strip():
        problems["name"] = _("Write your name.")
    elif len(name) > 120:
        problems["name"] = _("This is too long. Say it in fewer words.")
    if not email.strip() and not phone.strip():
        problems["email"] = _("Write an e-mail address or a phone number, so that we can answer.")
    if kind not in Kind.values:
        problems["kind"] = _("Choose what you think of.")
    return problems


@transaction.atomic
def enquire(
    *,
    by: Actor,
    at: dt.datetime,
    to: Any,
    link: Link,
    name: str,
    kind: str,
    email: str = "",
    phone: str = "",
    area: str = "",
    words: str = "",
    call_when: str = "",
    channel: str = "",
    campaign: str = "",
    language: str = "",
    today: dt.date,
) -> Way:
    """Somebody outside asks about fostering. The address of their application goes to their e-mail alone."""
    problems = _problems(name, email, phone, kind)
    if len(words) > LONGEST:
        problems["words"] = _("This is too long. Say it in fewer words.")
    if problems:
        raise Invalid(problems)
    family = FosterFamily.objects.create(
        institution_id=to.pk, name=name.strip(), kind=kind, area=area.strip()[:80], phone=phone.strip()[:30],
        email=email.strip()[:254], language=language, known_since=today,
    )  # fmt: skip
    found = Campaign.objects.filter(institution_id=to.pk, code=campaign).first() if campaign else None
    way = begin(family, today, words=words.strip(), call_when=call_when.strip()[:80], campaign=found,
                 channel=channel if channel in Channel.values else "")  # fmt: skip
    if family.email:
        _send_link(by, at, way, to, language, link)
    trail.record(by=by, at=at, act="carers.enquire", record_kind="foster_family", record=family.pk)
    return way


def _send_link(by: Actor, at: dt.datetime, way: Way, to: Any, language: str, link: Link) -> None:
    secret = secrets.token_urlsafe(18)
    Application.objects.create(
        way=way, email=way.family.email, language=language, secret_hash=secret_hash(secret), made_at=at,
        expires_at=at + KEPT,
    )  # fmt: skip
    with translation.override(language or to.language):
        notices.send(
            by=by, at=at, to=way.family.email, subject=_("Your question to %(house)s") % {"house": to.name},
            body=_(
                "Thank you for asking. We will be in touch.\n\nWhen you find time, you can tell us about your family here. "
                "You can stop and go on later; only this link opens it:\n%(link)s\n\nYou need not foster because you asked."
            ) % {"link": link(secret)},
        )  # fmt: skip


@transaction.atomic
def note_enquiry(
    *,
    by: Actor,
    at: dt.datetime,
    name: str,
    kind: str,
    email: str = "",
    phone: str = "",
    area: str = "",
    words: str = "",
    channel: str = "",
    next_on: dt.date | None = None,
    next_what: str = "",
    child: UUID | None = None,
    child_since: dt.date | None = None,
    began_on: dt.date | None = None,
    campaign: UUID | None = None,
) -> Way:
    """A colleague writes down who asked. A network family may have the child already."""
    require(by, Word.CARERS_WRITE)
    problems = _problems(name, email, phone, kind)
    if child_since is not None and kind != Kind.NETWORK:
        problems["child_since"] = _("Only a network family has the child already.")
    if problems:
        raise Invalid(problems)
    today = began_on or by.day(at)
    family = FosterFamily.objects.create(
        institution_id=by.institution, name=name.strip(), kind=kind, area=area.strip(), phone=phone.strip(),
        email=email.strip(), known_since=today, consultant_id=None, language=by.language,
    )  # fmt: skip
    way = begin(
        family, today, words=words.strip(), channel=channel, worker_id=by.account, next_on=next_on, next_what=next_what,
        child_id=child, child_since=child_since, campaign_id=campaign,
    )  # fmt: skip
    trail.record(by=by, at=at, act="carers.note_enquiry", record_kind="foster_family", record=family.pk)
    return way


def by_secret(secret: str, *, at: dt.datetime) -> Application:
    """The application that a secret link opens, while its time has not passed and the way still runs."""
    found = (
        Application.objects.filter(secret_hash=secret_hash(secret), expires_at__gt=at, way__state=State.RUNNING)
        .select_related("way__family__institution", "way__institution")
        .first()
    )  # fmt: skip
    if found is None:
        raise NotFound
    return found


@transaction.atomic
def save_application(
    *, by: Actor, at: dt.datetime, secret: str, answers: Mapping[str, str], revision: int, send: bool = False
) -> Application:
    """Keep what is filled in so far; with `send` it is handed in. Each saving lets the link open it for longer."""
    found = by_secret(secret, at=at)
    held = Application.objects.select_for_update().get(pk=found.pk)
    if held.sent_at is not None:
        raise Conflict(current=held, revision=held.revision)
    said = {name: str(answers.get(name, "")).strip() for name in ASKED}
    problems: dict[str, Any] = {
        name: _("This is too long. Say it in fewer words.") for name, text in said.items() if len(text) > LONGEST
    }  # fmt: skip
    if send and not said["carers"]:
        problems["carers"] = _("Write who would foster, and when each was born.")
    if problems:
        raise Invalid(problems)
    if held.revision != revision:
        raise Conflict(current=held, revision=held.revision)
    held.answers, held.saved_at, held.revision = said, at, held.revision + 1
    held.expires_at, held.sent_at = at + KEPT, at if send else None
    held.save()
    act = "carers.send_application" if send else "carers.save_application"
    trail.record(by=by, at=at, act=act, record_kind="foster_family", record=found.way.family_id)
    return held


@transaction.atomic
def renew(*, by: Actor, at: dt.datetime, family: FosterFamily, next_on: dt.date | None = None) -> Way:
    """An approved family goes through visits and report once more, before its approval ends."""
    may_write(by, family)
    if family.status != "approved" or Way.objects.filter(family=family, state=State.RUNNING).exists():
        raise Invalid({"": _("Only an approved family without a running way is renewed.")})
    way = begin(family, by.day(at), purpose="renewal", step=Step.VISITS, worker_id=by.account, next_on=next_on,
                 next_what=_("Plan the visit"))  # fmt: skip
    trail.record(by=by, at=at, act="carers.renew", record_kind="foster_family", record=family.pk)
    return way

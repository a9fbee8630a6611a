import datetime as dt
from collections.abc import Iterable
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.ground.periods import running
from samspil.institutions.models import HeldCompetence, Institution, Team
from samspil.institutions.terms import LANGUAGES, ZONES, Competence, Country
from samspil.trail import service as trail


@transaction.atomic
def found(
    *,
    by: Actor,
    at: dt.datetime,
    name: str,
    kind: str,
    country: str,
    letters: str,
    competences: Iterable[str],
    municipality: str = "",
    tone: str = "",
    email: str = "",
    takes_public_requests: bool = False,
    takes_young_requests: bool = False,
    slug: str = "",
    live: bool = True,
) -> Institution:
    """Bring an institution in, with its competences from today. For operators and the story.

    One that is not `live` is in preparation until `begin_work`.
    """
    require(by, Word.INSTITUTION_MANAGE)
    if not name.strip():
        raise Invalid({"name": _("Give the institution a name.")})
    institution = Institution.objects.create(
        name=name.strip(),
        slug=slug or slugify(name)[:60],
        kind=kind, country=country, municipality=municipality, letters=letters, tone=tone, email=email,
        time_zone=ZONES[Country(country)],
        language=LANGUAGES[Country(country)],
        takes_public_requests=takes_public_requests,
        takes_young_requests=takes_young_requests,
        live_since=at if live else None,
    )  # fmt: skip
    _holds(institution, competences, since=by.day(at) - dt.timedelta(days=3650))
    trail.record(by=by, at=at, act="institutions.found", record_kind="institution", record=institution.pk)
    return institution


def _holds(institution: Institution, competences: Iterable[str], *, since: dt.date) -> None:
    for competence in competences:
        HeldCompetence.objects.create(institution=institution, competence=Competence(competence), since=since)


@transaction.atomic
def change(
    *,
    by: Actor,
    at: dt.datetime,
    institution: Institution,
    revision: int,
    name: str,
    time_zone: str,
    email: str = "",
    phone: str = "",
    takes_public_requests: bool = False,
    takes_young_requests: bool = False,
) -> Institution:
    """Change what the institution says of itself. Who saw an older `revision` gets a Conflict with what stands now."""
    _may_change(by, institution)
    now = Institution.objects.select_for_update().get(pk=institution.pk)
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    problems = {}
    if not name.strip():
        problems["name"] = _("Give the institution a name.")
    if time_zone not in available_timezones():
        problems["time_zone"] = _("Choose a time zone from the list.")
    if problems:
        raise Invalid(problems)
    now.name, now.time_zone, now.email, now.phone = name.strip(), time_zone, email, phone
    now.takes_public_requests, now.takes_young_requests = takes_public_requests, takes_young_requests
    now.revision += 1
    now.save()
    trail.record(by=by, at=at, act="institutions.change", record_kind="institution", record=now.pk)
    return now


@transaction.atomic
def begin_work(*, by: Actor, at: dt.datetime, institution: Institution) -> Institution:
    """The preparation is over. The room of rules calls this once it has seen that every period is set."""
    _may_change(by, institution)
    if institution.live_since is not None:
        raise Refused(_("The institution is already at work."))
    institution.live_since = at
    institution.save(update_fields=["live_since"])
    trail.record(
        by=by, at=at, act="institutions.begin_work", record_kind="institution", record=institution.pk
    )
    return institution


@transaction.atomic
def add_team(*, by: Actor, at: dt.datetime, institution: Institution, name: str) -> Team:
    _may_change(by, institution)
    if not name.strip():
        raise Invalid({"name": _("Give the team a name.")})
    team = Team.objects.create(institution=institution, name=name.strip())
    trail.record(by=by, at=at, act="institutions.add_team", record_kind="team", record=team.pk)
    return team


@transaction.atomic
def end_team(*, by: Actor, at: dt.datetime, team: Team, on: dt.date) -> Team:
    """The team is no longer offered from a day on; what it did stays with it."""
    _may_change(by, team.institution)
    team.ended_on = on
    team.save(update_fields=["ended_on"])
    trail.record(by=by, at=at, act="institutions.end_team", record_kind="team", record=team.pk)
    return team


@transaction.atomic
def hold(
    *, by: Actor, at: dt.datetime, institution: Institution, competence: str, since: dt.date
) -> HeldCompetence:
    """The institution holds a competence from a day on."""
    _may_change(by, institution)
    if competence not in Competence.values:
        raise Invalid({"competence": _("Choose a competence.")})
    if HeldCompetence.objects.filter(running(since), institution=institution, competence=competence).exists():
        raise Invalid({"competence": _("The institution already holds this competence on that day.")})
    held = HeldCompetence.objects.create(
        institution=institution, competence=Competence(competence), since=since
    )
    trail.record(by=by, at=at, act="institutions.hold", record_kind="institution", record=institution.pk)
    return held


@transaction.atomic
def lay_down(*, by: Actor, at: dt.datetime, held: HeldCompetence, until: dt.date) -> HeldCompetence:
    """The institution no longer holds the competence from a day on."""
    _may_change(by, held.institution)
    if until <= held.since:
        raise Invalid({"until": _("The end must come after the start.")})
    held.until = until
    held.save(update_fields=["until"])
    trail.record(
        by=by, at=at, act="institutions.lay_down", record_kind="institution", record=held.institution_id
    )
    return held


def _may_change(by: Actor, institution: Institution) -> None:
    require(by, Word.INSTITUTION_MANAGE)
    if by.institution is not None and by.institution != institution.pk:
        raise Refused(_("You can change only the institution you act for."))

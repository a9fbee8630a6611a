import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import NotFound, Refused
from samspil.ground.periods import running
from samspil.ground.prepared import prepared
from samspil.institutions import policy
from samspil.institutions.models import HeldCompetence, Institution, Team
from samspil.institutions.terms import COMPETENCE_SAYS, MAY_DECIDE, Competence, Decision


def get(id: UUID, *, for_: Actor) -> Institution:
    found = policy.visible(for_).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def partners(*, for_: Actor) -> QuerySet[Institution]:
    """The other institutions, those of the same country first, for choosing whom to ask or invite."""
    rows = policy.visible(for_).filter(country=for_.country, closed_on=None, live_since__isnull=False)
    return rows.exclude(pk=for_.institution)


def public(slug: str) -> Institution:
    """An institution that takes requests from citizens or young people, by the name in its public address."""
    found = Institution.objects.filter(slug=slug, closed_on=None, live_since__isnull=False).first()
    if found is None or not (found.takes_public_requests or found.takes_young_requests):
        raise NotFound
    return found


def by_slug(slug: str) -> Institution:
    """An institution by its short name. For operators, who act for none."""
    found = Institution.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound
    return found


def several(ids: Iterable[UUID]) -> dict[UUID, Institution]:
    """Institutions by their ids, for naming who did something; the caller decided that the reader may know. One query."""
    return Institution.objects.in_bulk(set(ids))


def every() -> QuerySet[Institution]:
    """All institutions. For operators, who act for none."""
    return Institution.objects.order_by("country", "name")


def require_live(institution: UUID | None) -> None:
    """Refuses while the institution is in preparation: it has no case and receives no request yet."""
    if institution and Institution.objects.filter(pk=institution, live_since=None).exists():
        raise Refused(_("The institution is in preparation. An administrator must take it live first."))


def in_preparation(*, for_: Actor) -> QuerySet[Institution]:
    """The actor's own institution, as long as it has not gone live."""
    return policy.visible(for_).filter(pk=for_.institution, live_since=None).order_by()


def open_doors() -> QuerySet[Institution]:
    """Every institution with a form for citizens or for young people, for the front page."""
    open_ = Q(takes_public_requests=True) | Q(takes_young_requests=True)
    rows = Institution.objects.filter(open_, closed_on=None, live_since__isnull=False)
    return rows.order_by("country", "municipality", "name", "id")


def teams(*, for_: Actor) -> QuerySet[Team]:
    return Team.objects.filter(institution_id=for_.institution, ended_on=None)


def team(id: UUID, *, for_: Actor) -> Team:
    found = teams(for_=for_).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def held(*, for_: Actor) -> QuerySet[HeldCompetence]:
    """What the actor's own institution holds, held and will hold, the running ones first."""
    rows = HeldCompetence.objects.filter(institution_id=for_.institution)
    return rows.order_by(F("until").desc(nulls_first=True), "since", "id")


def held_one(id: UUID, *, for_: Actor) -> HeldCompetence:
    found = held(for_=for_).select_related("institution").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def holders(*, for_: Actor, on: dt.date) -> dict[str, list[Institution]]:
    """For each competence the institutions of the actor's country that hold it, by name. One query."""
    rows = HeldCompetence.objects.filter(
        running(on), institution__in=policy.visible(for_).filter(country=for_.country, closed_on=None)
    )
    found: dict[str, list[Institution]] = {}
    for row in rows.select_related("institution").order_by("institution__name", "id"):
        found.setdefault(row.competence, []).append(row.institution)
    return found


def competences(institution: UUID, *, on: dt.date) -> frozenset[str]:
    return frozenset(_competences(for_=Actor(institution=institution), on=on))


@prepared
def _competences(for_: Actor, on: dt.date) -> QuerySet[HeldCompetence, str]:
    held = HeldCompetence.objects.filter(running(on), institution_id=for_.institution)
    return held.values_list("competence", flat=True)


def competences_of(institutions: Iterable[UUID], *, on: dt.date) -> dict[UUID, frozenset[str]]:
    """The competences of several institutions in one query."""
    found: dict[UUID, set[str]] = {i: set() for i in institutions}
    rows = HeldCompetence.objects.filter(running(on), institution_id__in=list(found))
    for institution, competence in rows.values_list("institution_id", "competence"):
        found[institution].add(competence)
    return {i: frozenset(c) for i, c in found.items()}


def may_decide(competences: Iterable[str], decision: Decision | str) -> bool:
    """Whether one of these competences may take this decision."""
    return bool(MAY_DECIDE[str(decision)] & set(competences))


def says(competence: str) -> str:
    """What an institution does in this capacity, in words for the case header."""
    return str(COMPETENCE_SAYS[Competence(competence)]) if competence else ""

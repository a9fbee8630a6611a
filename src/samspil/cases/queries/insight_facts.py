"""Who could see what is no entry: what crosses by one share, and a place that is kept secret."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from samspil.access.service import Word
from samspil.accounts import service as accounts
from samspil.cases.models import Participation, Share, Whereabouts
from samspil.cases.queries.insight import Seer, _reaches, who_could_file
from samspil.cases.queries.rule_words import sights
from samspil.cases.terms import SeenBy, ShareField
from samspil.ground import fence
from samspil.ground.periods import covers, running
from samspil.look import service as look


def who_could_share(share: Share, *, at: dt.datetime) -> list[look.Sight]:
    """Of one share: those it reaches, and the institution that gave it while it takes part. Three queries."""
    if at < share.since:
        return []
    source = share.source
    with fence.lifted("who reads a share may know that whoever gave it still takes part in its case"):
        sits = Participation.objects.filter(
            running(at), case=share.about, institution=source, only=None
        ).exists()
    homes = {share.to_id} | ({source} if sits else set())
    staff = [m for m in accounts.staff(homes, at=at) if Word.CASE_READ in accounts.words_of(m)]
    given = [
        look.Sight(m.account, m.institution, str(SeenBy.WORK.label), _("The institution gave it."))
        for m in staff
        if m.institution_id == source
    ]  # fmt: skip
    if not covers(share.since, share.until, at):
        return given
    got = [m for m in staff if m.institution_id != source and _reaches(share, m)]
    return given + sights(_seer(m, SeenBy.SHARE, share.until, share) for m in got)


def who_could_place(place: Whereabouts, *, at: dt.datetime) -> list[look.Sight]:
    """Of where the child is: everybody at the table, or, of a secret place, the institution that noted it, those to whom it
    opened the place, and looks in an emergency that show it. From the day it is true. Up to five queries."""
    case: Any = place.case
    begins = dt.datetime.combine(place.since, dt.time(), ZoneInfo(case.institution.time_zone))
    table = who_could_file(case, at=at) if at >= begins else []
    if not place.secret:
        return sights(table)
    noted, told = place.noted_by_id, _told(place, at)
    found = [s for s in table if s.institution.pk == noted]
    urgent = [s for s in table if s.rule == SeenBy.EMERGENCY and s.by.shows_place and s not in found]
    named = {(s.account.pk, s.institution.pk) for s in (*found, *urgent)}
    shared = [s for s in told if (s.account.pk, s.institution.pk) not in named] if at >= begins else []
    return sights(found) + sights(shared) + sights(urgent)


def _told(place: Whereabouts, at: dt.datetime) -> list[Seer]:
    rows = Share.objects.filter(
        running(at), case=place.case_id, person=place.case.child_id, giver=place.noted_by_id,
        fields__contains=ShareField.WHEREABOUTS,
    )  # fmt: skip
    shares = list(rows.select_related("to", "to_team")) if place.until is None else []
    staff = accounts.staff({s.to_id for s in shares}, at=at) if shares else []
    found: dict[Any, Seer] = {}
    for m in staff:
        for share in shares:
            if Word.CASE_READ in accounts.words_of(m) and _reaches(share, m):
                found.setdefault((m.account_id, m.institution_id), _seer(m, SeenBy.SHARE, share.until, share))
    return list(found.values())


def _seer(member: Any, rule: str, until: dt.datetime | None, by: Any) -> Seer:
    return Seer(member.account, member.institution, member.team, rule, frozenset(), False, until, by)

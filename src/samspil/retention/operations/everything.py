"""Everything that all rooms keep of a case, from the top of the stream to its floor. A new room adds itself here."""

import datetime as dt
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.beds import service as beds
from samspil.cases import service as cases
from samspil.coaching import service as coaching
from samspil.consents import service as consents
from samspil.crisis import service as crisis
from samspil.documents.service import drafts
from samspil.ecomaps import service as ecomaps
from samspil.exchange import service as exchange
from samspil.formulations import service as formulations
from samspil.fostering import service as fostering
from samspil.ground.erasing import Gone, together
from samspil.matching import service as matching
from samspil.meetings import service as meetings
from samspil.people import service as people
from samspil.plans import service as plans
from samspil.referrals import service as referrals
from samspil.rights import service as rights
from samspil.sharing import service as sharing

ROOMS: tuple[Any, ...] = (
    rights, exchange, coaching, crisis, beds, matching, fostering, plans, meetings, formulations, ecomaps, sharing,
)  # fmt: skip


def everything(*, by: Actor, at: dt.datetime, case: Any) -> Gone:
    """Erase the case in every room; the child too, where no other file is about it. The caller holds the transaction."""
    told: dict[str, Any] = {"by": by, "at": at, "case": case.pk}
    child, referral = case.child_id, case.referral_id
    houses = [home.pk for home in cases.took_part([case.pk]).get(case.pk, [])]
    parts = [room.erase(**told) for room in ROOMS]
    parts += [cases.erase(**told), referrals.erase(**told, referral=referral)]
    if not cases.about(child):
        parts += [
            consents.erase(**told, child=child),
            people.erase(**told, child=child, institutions=houses),
        ]
    parts.append(drafts.erase(_named(case.pk, child, parts)))
    return together(*parts)


def _named(case: UUID, child: UUID, parts: list[Gone]) -> list[str]:
    """The ids that a draft's address may carry: of the case, its meetings, requests and people."""
    tables = ("meetings.meeting", "referrals.referral", "people.person", "cases.entry", "sharing.ask")
    return [str(case), str(child), *(id for part in parts for table in tables for id in part.get(table, []))][
        :400
    ]

"""The law of every country is open to whoever looks after rules; what an institution set for itself to itself."""

from typing import Any

from django.db.models import Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.ground.names import same
from samspil.rules.models import Proposal, Rule


def visible(actor: Actor) -> QuerySet[Rule]:
    if actor.institution is None or not actor.may(Word.RULES_MANAGE):
        return Rule.objects.none()
    return Rule.objects.filter(Q(institution=None) | Q(institution=actor.institution))


def visible_proposals(actor: Actor) -> QuerySet[Proposal]:
    """Those of the actor's country, and the institution's own."""
    if actor.institution is None or not actor.may(Word.RULES_MANAGE):
        return Proposal.objects.none()
    return Proposal.objects.filter(
        Q(institution=None, country=actor.country) | Q(institution=actor.institution)
    )


def namesakes(actor: Actor, record: Proposal) -> bool:
    """Two accounts of one name are taken for one person with two accounts."""
    return record.proposed_by_id != actor.account and same(record.proposed_by.name, actor.name)


def can(actor: Actor, act: str, record: Any) -> bool:
    if actor.institution is None or not actor.may(Word.RULES_MANAGE):
        return False
    own = record.institution_id == actor.institution
    if isinstance(record, Rule):
        of_country = record.institution_id is None and (act == "read" or record.country == actor.country)
        return own or of_country
    known = own or (record.institution_id is None and record.country == actor.country)
    if act == "decide":
        return known and record.proposed_by_id != actor.account and not namesakes(actor, record)
    return known and (act == "read" or record.proposed_by_id == actor.account)

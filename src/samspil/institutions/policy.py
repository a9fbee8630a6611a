"""Institutions and their competences are public knowledge among those who work here; changing them is not."""

from typing import Any

from django.db.models import QuerySet

from samspil.access.service import Actor, Word
from samspil.institutions.models import Institution


def visible(actor: Actor) -> QuerySet[Institution]:
    """Every institution, for whoever acts for one; none for a visitor (public pages ask by name)."""
    return Institution.objects.all() if actor.institution else Institution.objects.none()


def can(actor: Actor, act: str, record: Any) -> bool:
    if act == "read":
        return actor.institution is not None
    return act == "change" and actor.may(Word.INSTITUTION_MANAGE) and record.pk == actor.institution

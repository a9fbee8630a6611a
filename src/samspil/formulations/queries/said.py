"""What everybody at the table reads of the map, and the family of what was given to them."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samspil.cases.service import Said
from samspil.formulations.models import Differing, Factor, FamilyPage, Hypothesis, Tried


def said(case: UUID) -> Iterator[Said]:
    """Cards, what is thought of them, assumptions, what was tried, and the family's page. Five queries."""
    url = reverse("formulations:map", args=[case])
    cards = Factor.objects.filter(map__case=case, map__ended_at=None, removed_at=None)
    rows = [
        (_("Card of the map"), cards.values_list("text", "source", "plain")),
        (_("Card of the map"), Differing.objects.filter(factor__in=cards).values_list("words")),
        (
            _("Assumption"),
            Hypothesis.objects.filter(map__case=case).values_list("keeps", "address", "achieve"),
        ),
        (_("What was tried"), Tried.objects.filter(map__case=case).values_list("what", "why")),
    ]
    for what, some in rows:
        yield from (Said(what, text, url) for texts in some for text in texts if text)
    for content in FamilyPage.objects.filter(map__case=case, ended_at=None).values_list("content", flat=True):
        for card in content.get("cards", ()):
            yield Said(
                _("The family's page"), card.get("text", ""), reverse("formulations:family", args=[case])
            )

"""What everybody at the table reads in the network picture."""

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samspil.cases import service as cases
from samspil.ecomaps.models import Said, Tie


def said(case: UUID) -> Iterator[cases.Said]:
    """Names of those who are no person of the file, and notes. Two queries."""
    url = reverse("ecomaps:show", args=[case])
    for name in Tie.objects.filter(case=case).exclude(name="").values_list("name", flat=True):
        yield cases.Said(_("Network picture"), name, url)
    for texts in Said.objects.filter(tie__case=case, replaced_at=None).values_list("role", "note"):
        yield from (cases.Said(_("Network picture"), text, url) for text in texts if text)

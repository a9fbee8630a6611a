"""The theme of a quarter."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import Conflict, Invalid
from samspil.programmes import service as programmes
from samspil.supervision.models import Theme
from samspil.supervision.operations.guard import may_form, said
from samspil.supervision.terms import LONGEST
from samspil.trail import service as trail


@transaction.atomic
def set_theme(
    *,
    by: Actor,
    at: dt.datetime,
    programme: UUID,
    year: int,
    quarter: int,
    title: str,
    about: str = "",
    material: str = "",
    at_home: str = "",
    in_group: str = "",
    revision: int = 0,
) -> Theme:
    """What a programme works on in a quarter. There is one; to say it again changes it, if nobody did in between."""
    may_form(by)
    title = said(title=title)["title"]
    if programmes.own_part(programme, for_=by, on=by.day(at)) is None:
        raise Invalid({"": _("Choose a programme in which your institution takes part.")})
    if quarter not in (1, 2, 3, 4) or not 2000 <= year <= 2200:
        raise Invalid({"": _("Choose a quarter.")})
    texts = {
        "title": title[:80], "about": about.strip()[:300], "material": material.strip()[:LONGEST],
        "at_home": at_home.strip()[:LONGEST], "in_group": in_group.strip()[:LONGEST],
    }  # fmt: skip
    theme = Theme.objects.select_for_update().filter(programme=programme, year=year, quarter=quarter).first()
    if theme is None:
        theme = Theme(programme_id=programme, year=year, quarter=quarter, revision=0)
    elif theme.revision != revision:
        raise Conflict(current=theme, revision=theme.revision)
    for name, text in texts.items():
        setattr(theme, name, text)
    theme.set_by_id, theme.revision = by.account, theme.revision + 1  # type: ignore[assignment]
    theme.save()
    trail.record(by=by, at=at, act="supervision.set_theme", record_kind="theme", record=theme.pk)
    return theme

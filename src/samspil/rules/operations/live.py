"""Going live: from then on the institution opens cases and receives requests."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground.errors import Refused
from samspil.institutions import service as institutions
from samspil.rules.queries import readiness


@transaction.atomic
def go_live(*, by: Actor, at: dt.datetime, institution: Any) -> Any:
    """Only with a retention period for every class of record that the institution keeps."""
    require(by, Word.INSTITUTION_MANAGE)
    missing = readiness(institution, on=by.day(at)).missing
    if missing:
        names = ", ".join(str(kept.label) for kept in missing)
        raise Refused(_("First set how long these are kept: %(classes)s.") % {"classes": names})
    return institutions.begin_work(by=by, at=at, institution=institution)

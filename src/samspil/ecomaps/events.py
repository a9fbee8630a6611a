"""What the network picture announces on the timeline of the case. No name: a reader may not know everybody in it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.ground.events import Event


def _started(data: Mapping[str, Any]) -> str:
    return _("A picture of the people around the child was started.")


EVENTS = (Event("ecomaps.started", _started, "removed with the file"),)

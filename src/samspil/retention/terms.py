"""Where the erasing of a file stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    WAITING = "waiting", _("waits for a second person")
    ERASED = "erased", pgettext_lazy("a file", "erased")
    KEPT = "kept", pgettext_lazy("a file", "kept")

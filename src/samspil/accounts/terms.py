"""Words of accounts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    AUTO = "auto", _("As my device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


LANGUAGE_NAMES = (
    ("en", "English"),
    ("nl", "Nederlands"),
    ("da", "Dansk"),
    ("cs", "Čeština"),
    ("fi", "Suomi"),
)

from django.apps import AppConfig


class DutyConfig(AppConfig):
    name = "samspil.duty"
    label = "duty"

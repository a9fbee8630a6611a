from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "samspil.notices"
    label = "notices"

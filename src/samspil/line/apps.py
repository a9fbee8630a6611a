from django.apps import AppConfig


class LineConfig(AppConfig):
    name = "samspil.line"
    label = "line"

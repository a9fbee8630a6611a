from django.apps import AppConfig


class GroundConfig(AppConfig):
    name = "samspil.ground"
    label = "ground"

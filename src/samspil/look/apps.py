from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "samspil.look"
    label = "look"

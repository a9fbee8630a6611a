from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "samspil.rights"
    label = "rights"

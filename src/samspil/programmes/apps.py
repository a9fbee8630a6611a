from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "samspil.programmes"
    label = "programmes"

from django.apps import AppConfig


class InstitutionsConfig(AppConfig):
    name = "samspil.institutions"
    label = "institutions"

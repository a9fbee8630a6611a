from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    name = "samspil.consents"
    label = "consents"

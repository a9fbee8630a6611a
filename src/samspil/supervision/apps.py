from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "samspil.supervision"
    label = "supervision"

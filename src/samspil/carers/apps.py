from django.apps import AppConfig


class CarersConfig(AppConfig):
    name = "samspil.carers"
    label = "carers"

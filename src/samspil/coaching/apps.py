from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "samspil.coaching"
    label = "coaching"

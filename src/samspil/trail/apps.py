from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "samspil.trail"
    label = "trail"

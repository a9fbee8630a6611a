from django.apps import AppConfig


class WatchConfig(AppConfig):
    name = "samspil.watch"
    label = "watch"

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "samspil.retention"
    label = "retention"

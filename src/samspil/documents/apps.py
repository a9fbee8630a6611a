from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "samspil.documents"
    label = "documents"

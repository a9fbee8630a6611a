from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "samspil.access"
    label = "access"

    def ready(self) -> None:
        from samspil.access import checks  # noqa: F401  registers the start-up check

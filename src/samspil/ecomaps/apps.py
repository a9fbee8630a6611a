from django.apps import AppConfig


class EcomapsConfig(AppConfig):
    name = "samspil.ecomaps"
    label = "ecomaps"

    def ready(self) -> None:
        from samspil.ecomaps import events
        from samspil.ground.events import declare

        declare(*events.EVENTS)

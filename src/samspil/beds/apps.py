from django.apps import AppConfig


class BedsConfig(AppConfig):
    name = "samspil.beds"
    label = "beds"

    def ready(self) -> None:
        from samspil.beds import events
        from samspil.ground.events import declare

        declare(*events.EVENTS)

from django.apps import AppConfig


class FosteringConfig(AppConfig):
    name = "samspil.fostering"
    label = "fostering"

    def ready(self) -> None:
        from samspil.fostering import events
        from samspil.ground.events import declare

        declare(*events.EVENTS)

from django.apps import AppConfig


class CrisisConfig(AppConfig):
    name = "samspil.crisis"
    label = "crisis"

    def ready(self) -> None:
        from samspil.crisis import events
        from samspil.ground.events import declare

        declare(*events.EVENTS)

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "samspil.sharing"
    label = "sharing"

    def ready(self) -> None:
        from samspil.ground.events import declare
        from samspil.sharing import events

        declare(*events.EVENTS)

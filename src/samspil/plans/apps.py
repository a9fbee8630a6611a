from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "samspil.plans"
    label = "plans"

    def ready(self) -> None:
        from samspil.ground.events import declare
        from samspil.plans import events

        declare(*events.EVENTS)

from django.apps import AppConfig


class FormulationsConfig(AppConfig):
    name = "samspil.formulations"
    label = "formulations"

    def ready(self) -> None:
        from samspil.formulations import events
        from samspil.ground.events import declare

        declare(*events.EVENTS)

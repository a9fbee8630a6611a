from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "samspil.cases"
    label = "cases"

    def ready(self) -> None:
        from samspil.cases import events
        from samspil.ground.events import declare

        declare(*events.EVENTS)

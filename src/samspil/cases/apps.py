from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "samspil.cases"
    label = "cases"

    def ready(self) -> None:
        from samspil.cases import events
        from samspil.ground.events import declare

        declare(*events.EVENTS)

        from samspil.cases.operations.parts import end_with
        from samspil.consents import service as consents

        consents.when_ended(end_with)

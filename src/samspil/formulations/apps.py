from django.apps import AppConfig


class FormulationsConfig(AppConfig):
    name = "samspil.formulations"
    label = "formulations"

    def ready(self) -> None:
        from samspil.cases import service as cases
        from samspil.formulations import events
        from samspil.formulations.queries.said import said
        from samspil.ground.events import declare

        declare(*events.EVENTS)
        cases.said_in(said)

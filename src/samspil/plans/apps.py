from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "samspil.plans"
    label = "plans"

    def ready(self) -> None:
        from samspil.cases import service as cases
        from samspil.ground.events import declare
        from samspil.plans import events
        from samspil.plans.queries.said import said

        declare(*events.EVENTS)
        cases.said_in(said)

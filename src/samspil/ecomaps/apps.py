from django.apps import AppConfig


class EcomapsConfig(AppConfig):
    name = "samspil.ecomaps"
    label = "ecomaps"

    def ready(self) -> None:
        from samspil.cases import service as cases
        from samspil.ecomaps import events
        from samspil.ecomaps.queries.said import said
        from samspil.ground.events import declare

        declare(*events.EVENTS)
        cases.said_in(said)

from django.apps import AppConfig


class FosteringConfig(AppConfig):
    name = "samspil.fostering"
    label = "fostering"

    def ready(self) -> None:
        from samspil.carers import service as carers
        from samspil.fostering import events, service
        from samspil.ground.events import declare

        declare(*events.EVENTS)
        carers.occupied_by(service.count_taken)

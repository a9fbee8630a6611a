from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "samspil.cases"
    label = "cases"

    def ready(self) -> None:
        from samspil.cases import events
        from samspil.cases.operations.records import tell_joined
        from samspil.ground.events import declare
        from samspil.people import service as people

        declare(*events.EVENTS)
        people.when_joined(tell_joined)

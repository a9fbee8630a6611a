from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "samspil.cases"
    label = "cases"

    def ready(self) -> None:
        from samspil.cases import events
        from samspil.cases.operations.parts import end_with
        from samspil.cases.operations.records import tell_joined
        from samspil.cases.operations.speaking import listens
        from samspil.cases.queries.beside import at_table_with_us
        from samspil.consents import service as consents
        from samspil.ground.events import declare
        from samspil.people import service as people
        from samspil.trail import service as trail

        declare(*events.EVENTS)
        trail.ask_first(listens)
        consents.when_ended(end_with)
        people.when_joined(tell_joined)
        people.besides_us(at_table_with_us)

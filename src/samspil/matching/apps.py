from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "samspil.matching"
    label = "matching"

    def ready(self) -> None:
        from samspil.carers import service as carers
        from samspil.fostering import service as fostering
        from samspil.ground.events import declare
        from samspil.matching.bridge.placing import against
        from samspil.matching.events import EVENTS
        from samspil.matching.operations.warning import moved_in, same_person
        from samspil.matching.queries.children import children_waiting
        from samspil.people import service as people

        declare(*EVENTS)
        fostering.waiting_by(children_waiting)
        fostering.before_placing(against)
        carers.when_moved_in(moved_in)
        people.when_joined(same_person)

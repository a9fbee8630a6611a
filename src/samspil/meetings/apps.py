from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "samspil.meetings"
    label = "meetings"

    def ready(self) -> None:
        from samspil.cases import service as cases
        from samspil.ground.events import declare
        from samspil.meetings import events
        from samspil.meetings.queries.said import said

        declare(*events.EVENTS)
        cases.said_in(said)

        from samspil.consents import service as consents
        from samspil.documents import service as documents
        from samspil.meetings import service
        from samspil.meetings.operations.resting import end_with

        documents.drafts.hold("minutes:", service.is_private)
        consents.when_ended(end_with)

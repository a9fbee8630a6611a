from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "samspil.meetings"
    label = "meetings"

    def ready(self) -> None:
        from samspil.ground.events import declare
        from samspil.meetings import events

        declare(*events.EVENTS)

        from samspil.consents import service as consents
        from samspil.documents import service as documents
        from samspil.meetings import service
        from samspil.meetings.operations.resting import end_with

        documents.drafts.hold("minutes:", service.is_private)
        consents.when_ended(end_with)

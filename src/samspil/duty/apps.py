from django.apps import AppConfig


class DutyConfig(AppConfig):
    name = "samspil.duty"
    label = "duty"

    def ready(self) -> None:
        from samspil.duty import service
        from samspil.meetings import service as meetings

        meetings.in_feed(service.in_calendar)

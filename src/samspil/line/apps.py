from django.apps import AppConfig


class LineConfig(AppConfig):
    name = "samspil.line"
    label = "line"

    def ready(self) -> None:
        from samspil.duty import service as duty
        from samspil.line.queries import counts

        duty.calls_from(counts.counted)

from django.apps import AppConfig


class CrisisConfig(AppConfig):
    name = "samspil.crisis"
    label = "crisis"

    def ready(self) -> None:
        from samspil.beds import service as beds
        from samspil.crisis import events
        from samspil.crisis.queries import counts, later
        from samspil.duty import service as duty
        from samspil.ground.events import declare

        declare(*events.EVENTS)
        for code, count in later.counts().items():
            beds.hands_in(code, count)
        duty.calls_from(counts.counted)

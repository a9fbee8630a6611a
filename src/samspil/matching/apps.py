from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "samspil.matching"
    label = "matching"

    def ready(self) -> None:
        from samspil.ground.events import declare
        from samspil.matching.events import EVENTS

        declare(*EVENTS)

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "samspil.referrals"
    label = "referrals"

    def ready(self) -> None:
        from samspil.ground.events import declare
        from samspil.referrals import events

        declare(*events.EVENTS)

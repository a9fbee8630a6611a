from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "samspil.referrals"
    label = "referrals"

    def ready(self) -> None:
        from samspil.consents import service as consents
        from samspil.ground.events import declare
        from samspil.referrals import events
        from samspil.referrals.operations.grounds import end_with

        declare(*events.EVENTS)
        consents.when_ended(end_with)

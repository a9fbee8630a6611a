from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "samspil.referrals"
    label = "referrals"

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "samspil.accounts"
    label = "accounts"

    def ready(self) -> None:
        import_module("samspil.accounts.web.signals")  # what signs in is recorded from the first moment

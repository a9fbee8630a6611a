from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class GroundConfig(AppConfig):
    name = "samspil.ground"
    label = "ground"

    def ready(self) -> None:
        from samspil.ground import fence, fencing

        fence.watch()
        pre_migrate.connect(fencing.before_migrating, dispatch_uid="samspil.fence.before")
        post_migrate.connect(fencing.after_migrating, dispatch_uid="samspil.fence.after")

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class GroundConfig(AppConfig):
    name = "samspil.ground"
    label = "ground"

    def ready(self) -> None:
        from samspil.ground import fence, fencing

        fence.watch()
        connection_created.connect(fencing.begin, dispatch_uid="samspil.fence.held")
        pre_migrate.connect(fencing.before_migrating, dispatch_uid="samspil.fence.before")
        post_migrate.connect(fencing.after_migrating, dispatch_uid="samspil.fence.after")

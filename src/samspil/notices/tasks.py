"""Background work of notices."""

from django_tasks import task

from samspil.ground import clock
from samspil.notices.models import Letter
from samspil.notices.post import deliver


@task()
def deliver_letter(letter: str) -> bool:
    """Send one letter if nobody has sent it yet."""
    waiting = Letter.objects.filter(pk=letter, sent_at=None).first()
    return deliver(waiting, at=clock.now()) if waiting else False

"""Background work of notices."""

from django_tasks import task

from samspil.ground import clock
from samspil.notices.delivery import deliver_by_id


@task()
def deliver_letter(letter: str) -> bool:
    """Send one letter if nobody has sent it yet."""
    return deliver_by_id(letter, at=clock.now())

"""Background work of people."""

from django.utils.translation import override
from django_tasks import task

from samspil.ground import clock, fence
from samspil.people import service as people


@task()
def look(id: str) -> bool:
    """Look for possible doubles, in the name and language of who asked for it."""
    found = people.in_hand(id, at=clock.now())
    if found is None:
        return False
    waiting, by = found
    now = clock.now()
    with override(by.language), fence.acting(by, at=now):
        people.note_doubles(by=by, at=now, look=waiting)
    return True

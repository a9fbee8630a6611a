"""Background work of people."""

from django.utils.translation import override
from django_tasks import task

from samspil.ground import clock
from samspil.people import service as people


@task()
def look(id: str) -> bool:
    """Look for possible doubles, in the name and language of who asked for it."""
    found = people.in_hand(id, at=clock.now())
    if found is None:
        return False
    waiting, by = found
    with override(by.language):
        people.note_doubles(by=by, at=clock.now(), look=waiting)
    return True

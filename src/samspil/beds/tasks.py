"""Background work of crisis beds."""

from django.utils.translation import override
from django_tasks import task

from samspil.beds import service as beds
from samspil.ground import clock, fence


@task()
def compute(id: str) -> bool:
    """Compute a scenario in the name and language of who asked for it."""
    found = beds.in_hand(id, at=clock.now())
    if found is None:
        return False
    waiting, by = found
    now = clock.now()
    with override(by.language), fence.acting(by, at=now):
        beds.compute(by=by, at=now, scenario=waiting, moment=clock.now)
    return True

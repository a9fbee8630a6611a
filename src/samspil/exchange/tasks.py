"""Background work of the exchange."""

from django.utils.translation import override
from django_tasks import task

from samspil.exchange import service as exchange
from samspil.ground import clock, fence


@task()
def work(run: str) -> bool:
    """Read what was brought, or take it over, whichever is next, in the name and language of who brought it."""
    found = exchange.in_hand(run, at=clock.now())
    if found is None:
        return False
    waiting, by = found
    now = clock.now()
    with override(by.language), fence.acting(by, at=now):
        exchange.carry_on(by=by, at=now, run=waiting, moment=clock.now)
    return True

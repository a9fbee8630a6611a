"""How often one address may knock, counted in the cache under a keyed hash of the address."""

import datetime as dt

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


def too_many(request: HttpRequest, what: str, limit: tuple[int, int], *, at: dt.datetime) -> bool:
    """Counts one more knock; true once there are more than `limit` allows: (how many, in how many seconds)."""
    most, seconds = limit
    address = str(get_adapter().get_client_ip(request))
    key = "limit:" + salted_hmac(f"limit.{what}", address, algorithm="sha256").hexdigest()
    moment = at.timestamp()
    count, until = cache.get(key) or (0, moment + seconds)
    if until <= moment:
        count, until = 0, moment + seconds
    cache.set(key, (count + 1, until), timeout=max(1, int(until - moment)))
    return count >= most

"""Drafts: long texts save themselves while they are typed."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from samspil.documents.models import Draft
from samspil.ground.actor import Actor
from samspil.ground.erasing import Gone, erase_rows
from samspil.ground.errors import Refused
from samspil.ground.prepared import prepared

LONGEST = 200_000
MOST = 20


_held: dict[str, Callable[[str], bool]] = {}


def hold(prefix: str, asks: Callable[[str], bool]) -> None:
    """While `asks` says yes to a key that begins so, nothing typed under it is kept. A room states this once, at start."""
    _held[prefix] = asks


def keep(
    *,
    by: Actor,
    at: dt.datetime,
    key: str,
    fields: Mapping[str, str],
    title: str = "",
    url: str = "",
    revision: int = 0,
) -> Draft:
    """Keep what is typed so far under `key`. Leaves no trail: an unsaved text is nobody's record yet."""
    if by.account is None:
        raise Refused("nobody is signed in")
    if any(key.startswith(prefix) and asks(key) for prefix, asks in _held.items()):
        raise Refused("nothing is kept now")
    texts = {str(k)[:60]: str(v)[:LONGEST] for k, v in list(fields.items())[:40]}
    draft, _ = Draft.objects.update_or_create(
        account=by.account,
        institution=by.institution,
        key=key[:160],
        defaults={
            "fields": texts,
            "title": title[:160],
            "url": url[:300],
            "revision": revision,
            "saved_at": at,
        },
    )
    return draft


def find(key: str, *, for_: Actor) -> Draft | None:
    return next(iter(_find(for_=for_, key=key)), None)


@prepared
def _find(for_: Actor, key: Any) -> QuerySet[Draft]:
    return Draft.objects.filter(account=for_.account, institution=for_.institution, key=key)[:1]


def mine(*, for_: Actor, limit: int = 5) -> list[Draft]:
    """The writer's own unfinished texts, newest first."""
    rows = Draft.objects.filter(account=for_.account, institution=for_.institution)
    return list(rows.order_by("-saved_at")[:limit])


def listed(*, for_: Actor) -> list[Draft]:
    """The writer's newest drafts without the texts: where they are and what they are called, no more."""
    return _listed(for_=for_)


@prepared
def _listed(for_: Actor) -> QuerySet[Draft]:
    rows = Draft.objects.filter(account=for_.account, institution=for_.institution)
    return rows.only("title", "url", "saved_at").order_by("-saved_at")[:MOST]


def erase(about: Iterable[str]) -> Gone:
    """Everybody's unfinished texts about records with these ids, which are being erased. The caller leaves the trail."""
    named = Q(pk__in=[])
    for id in about:
        named |= Q(url__contains=id) | Q(key__contains=id)
    return erase_rows(Draft.objects.filter(named))


def drop(key: str, *, by: Actor) -> None:
    """The text was saved or thrown away."""
    Draft.objects.filter(account=by.account, institution=by.institution, key=key).delete()

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


LEFT_OUT = ("csrfmiddlewaretoken", "do", "revision")


def keep_form(
    *, by: Actor, at: dt.datetime, key: str, posted: Mapping[str, list[str]], title: str, url: str
) -> Draft:
    """Keep a whole form as it was sent, so that somebody can go elsewhere first and come back to it."""
    typed = {name: values for name, values in posted.items() if values and name not in LEFT_OUT}
    fields = {name: values[-1] for name, values in typed.items()}
    fields |= {f"{name}[]": "\n".join(values) for name, values in typed.items() if len(values) > 1}
    return keep(by=by, at=at, key=key, fields=fields, title=title, url=url)


def form(key: str, *, for_: Actor) -> dict[str, list[str]]:
    """What was kept of a form: the values of each field, as they were sent."""
    kept = find(key, for_=for_)
    if kept is None:
        return {}
    ones = {name: said for name, said in kept.fields.items() if not name.endswith("[]")}
    return {name: kept.fields[f"{name}[]"].split("\n") if f"{name}[]" in kept.fields else [said]
            for name, said in ones.items()}  # fmt: skip


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

"""Telling without having been asked, on a ground that the law or a consent gives: chosen sentences, or named facts."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.cases.terms import EntryKind
from samspil.ground.errors import Invalid
from samspil.rules.terms import Field
from samspil.sharing.operations.answering import Chosen
from samspil.sharing.operations.limits import require_free_words
from samspil.sharing.queries.facts import facts_of


@transaction.atomic
def tell(
    *, by: Actor, at: dt.datetime, to: Any, ground: Any, chosen: Iterable[Chosen], scope: Iterable[str] = ()
) -> list[Any]:
    """Share chosen sentences of own entries, all of them or none. `ground` is a `cases.service.Ground`; `scope` says
    what kinds of data they tell, which a consent must name."""
    require_free_words(by=by, at=at, to=to, basis=ground.basis)
    given, told = [c for c in chosen if c.sentences], tuple(scope)
    if not given:
        raise Invalid({"chosen": _("Choose at least one sentence.")})
    return [
        _share(
            by,
            at,
            to,
            ground,
            cases.entry(c.entry, for_=by, at=at),
            excerpt="\n".join(c.sentences),
            scope=told,
        )
        for c in given
    ]


@transaction.atomic
def tell_facts(*, by: Actor, at: dt.datetime, case: UUID, to: Any, ground: Any, fields: Iterable[str]) -> Any:
    """Tell chosen facts about the child as they are noted now, those the law names and no others.

    They become an own entry that is shared, so that it stays readable what was told.
    """
    header = cases.header(case, for_=by, at=at)
    allowed = cases.facts_only(by=by, at=at, to=to)
    chosen = tuple(fields)
    known = facts_of(header.child, for_=by)
    if not chosen or set(chosen) - allowed or set(chosen) - set(known):
        raise Invalid({"facts": _("Choose which facts they are told.")})
    lines = [
        f"{Field(name).label[:1].upper()}{Field(name).label[1:]}: {known[name]}"
        for name in Field.values
        if name in chosen
    ]
    entry = cases.write(by=by, at=at, case=header.case, kind=EntryKind.NOTE, text="\n".join(lines))
    return _share(by, at, to, ground, entry, fields=("text",), named_facts=True)


def _share(by: Actor, at: dt.datetime, to: Any, ground: Any, entry: Any, **what: Any) -> Any:
    return cases.share(
        by=by, at=at, entry=entry, to=to, purpose=ground.purpose, basis=ground.basis, until=ground.until,
        basis_note=ground.note, statute=ground.statute, requested_on=ground.requested_on, consent=ground.consent, **what,
    )  # fmt: skip

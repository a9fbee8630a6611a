"""The board of a group: what its families say to each other; no child by name; who leads it looks after it."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.ground.errors import Invalid, NotFound
from samspil.ground.names import mentions
from samspil.supervision import policy
from samspil.supervision.models import Group, Membership, Post
from samspil.supervision.operations.guard import said
from samspil.supervision.operations.naming import children_of
from samspil.supervision.terms import LONGEST
from samspil.trail import service as trail


@transaction.atomic
def post(*, by: Actor, at: dt.datetime, group: Group, text: str) -> Post:
    """Somebody of the group says something. The name of an own child is left out first; what may name a child of another
    family waits until who leads the group has looked, and nobody is told whose name it is."""
    on, family = by.day(at), carers.of_account(for_=by, at=at)
    belongs = family is not None and policy.own_groups(family, on=on).filter(group=group).exists()
    if not belongs and not policy.leading(by, on=on).filter(group=group).exists():
        raise NotFound
    text = said(text=text)["text"]
    if len(text) > LONGEST:
        raise Invalid({"text": _("This is too long. Say it in fewer words.")})
    members = Membership.objects.filter(group=group, until=None).values_list("family_id", flat=True)
    names = children_of(list(members))
    own = names.get(family.pk, frozenset()) if family is not None and belongs else frozenset()
    if any(mentions(text, name) for name in own):
        raise Invalid({"text": _("Leave out the child's name. Write “our child”.")})
    others = frozenset[str]().union(*names.values()) - own
    waits = any(mentions(text, name) for name in others)
    made = Post.objects.create(
        group=group, family=family if belongs else None, author_id=by.account, text=text, at=at, waits=waits
    )
    _left(by, at, "supervision.post", group.pk)
    return made


def _left(by: Actor, at: dt.datetime, act: str, group: Any) -> None:
    trail.record(by=by, at=at, act=act, record_kind="group", record=group)


def _moderates(by: Actor, row: Post, at: dt.datetime) -> None:
    if not policy.leading(by, on=by.day(at)).filter(group=row.group_id).exists():
        raise NotFound


@transaction.atomic
def let_through(*, by: Actor, at: dt.datetime, row: Post) -> None:
    """Who leads the group has looked: everybody may read it."""
    _moderates(by, row, at)
    if Post.objects.filter(pk=row.pk, waits=True, hidden_at=None).update(waits=False):
        _left(by, at, "supervision.let_through", row.group_id)


@transaction.atomic
def hide(*, by: Actor, at: dt.datetime, row: Post, why: str = "") -> None:
    """Taken from the board: by who leads it, with the reason, or by whoever wrote it."""
    reason = why.strip()[:200]
    if row.author_id != by.account:
        _moderates(by, row, at)
        reason = said(why=why)["why"][:200]
    rows = Post.objects.filter(pk=row.pk, hidden_at=None)
    if rows.update(hidden_at=at, hidden_by=by.account, hidden_why=reason):
        _left(by, at, "supervision.hide", row.group_id)

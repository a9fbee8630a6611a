"""Swaps: a member asks another to take a shift, perhaps for one in return. Agreed, it is done, if no rule is broken."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.duty.models import Member, Shift, Swap
from samspil.duty.operations.giving import _lapse, would_break
from samspil.duty.operations.guard import on_it, told
from samspil.duty.terms import How, SwapState
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.trail import service as trail


@transaction.atomic
def ask_swap(
    *, by: Actor, at: dt.datetime, shift: Shift, to: Member, instead: Shift | None = None, words: str = ""
) -> Swap:
    me = on_it(by, shift.roster, at)
    shift = Shift.objects.select_related("roster").get(pk=shift.pk)
    if shift.member_id != me.pk:
        raise Refused(_("Only whoever has a shift can ask for a swap."))
    if to.roster_id != shift.roster_id or to.pk == me.pk:
        raise NotFound
    if shift.starts_at <= at or (instead is not None and instead.starts_at <= at):
        raise Invalid({"to": _("This shift has begun. Somebody can take it over.")})
    if instead is not None and instead.member_id != to.pk:
        raise Invalid({"instead": _("This shift is not theirs.")})
    if Swap.objects.filter(shift=shift, to=to, state=SwapState.ASKED).exists():
        raise Invalid({"to": _("You have asked them already.")})
    found = Swap.objects.create(
        shift=shift, asked_by=me, to=to, instead=instead, words=words.strip()[:200], asked_at=at
    )
    trail.record(act="duty.ask_swap", **told(by, at, shift.roster))
    return found


@transaction.atomic
def answer_swap(*, by: Actor, at: dt.datetime, swap: Swap, agreed: bool) -> Swap:
    swap = _asked(swap)
    me = on_it(by, swap.shift.roster, at)
    if me.pk != swap.to_id:
        raise NotFound
    if not agreed:
        return _close(by, at, swap, SwapState.DECLINED)
    if swap.shift.starts_at <= at or swap.shift.member_id != swap.asked_by_id:
        raise Refused(_("The rota has changed since. Ask anew."))
    _change_hands(by, at, swap)
    return _close(by, at, swap, SwapState.DONE)


def _change_hands(by: Actor, at: dt.datetime, swap: Swap) -> None:
    """Both shifts at once, so that the rules are asked of the rota as it will be."""
    given = {"how": How.SWAP, "given_by": by.account, "given_at": at}
    back = swap.instead
    if back is not None:
        if back.member_id != swap.to_id or back.starts_at <= at:
            raise Refused(_("The rota has changed since. Ask anew."))
        Shift.objects.filter(pk=back.pk).update(member=None)
    Shift.objects.filter(pk=swap.shift_id).update(member=None)
    broken = would_break(swap.shift, swap.to)
    if back is not None:
        broken += would_break(back, swap.asked_by)
    if broken:
        raise Refused(
            _("A rule would be broken: %(what)s.")
            % {"what": "; ".join(sorted({str(b.breach.label) for b in broken}))}
        )
    Shift.objects.filter(pk=swap.shift_id).update(member=swap.to_id, **given)
    if back is not None:
        Shift.objects.filter(pk=back.pk).update(member=swap.asked_by_id, **given)


@transaction.atomic
def withdraw_swap(*, by: Actor, at: dt.datetime, swap: Swap) -> Swap:
    swap = _asked(swap)
    if on_it(by, swap.shift.roster, at).pk != swap.asked_by_id:
        raise NotFound
    return _close(by, at, swap, SwapState.WITHDRAWN)


def _asked(swap: Swap) -> Swap:
    rows = Swap.objects.select_for_update(of=("self",)).select_related(
        "shift__roster", "to__account", "asked_by__account", "instead__roster"
    )
    found = rows.get(pk=swap.pk)
    if found.state != SwapState.ASKED:
        raise Refused(_("Somebody has answered already."))
    return found


def _close(by: Actor, at: dt.datetime, swap: Swap, state: str) -> Swap:
    swap.state, swap.answered_at = state, at
    swap.save(update_fields=["state", "answered_at"])
    if state == SwapState.DONE:
        _lapse(swap.shift, at)
        if swap.instead is not None:
            _lapse(swap.instead, at)
    trail.record(act="duty.answer_swap", **told(by, at, swap.shift.roster), details={"state": str(state)})
    return swap

"""What several pages of sharing show alike: a question, its ground, the ways of the law, sentences to choose."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samspil.cases.terms import Basis
from samspil.consents.terms import Scope
from samspil.ground import house
from samspil.look.service import day
from samspil.rules.terms import Condition, Field, Form, said
from samspil.sharing import service as sharing
from samspil.sharing.terms import STATE_TONES, State

FURTHEST = dt.date(9998, 12, 31)


def uuid_or_none(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def ends(last: dt.date) -> dt.datetime:
    """The moment after the last day, where the worker is."""
    return house.midnight(min(last, FURTHEST) + dt.timedelta(days=1))


def last_day(until: dt.datetime) -> dt.date:
    return house.day_of(until - dt.timedelta(microseconds=1))


def scope_words(values: Any) -> list[str]:
    return [str(Scope(v).label) for v in Scope.values if v in values]


def field_words(values: Any) -> list[str]:
    return [str(Field(v).label) for v in Field.values if v in values]


def consent_words(consent: Any, language: str) -> str:
    """ "Hana Nováková, 2 Nov 2026": whose consent, and of which day."""
    return f"{consent.giver.name}, {day(consent.signed_on, language)}"


def agreed_words(consent: Any, language: str) -> str:
    """ "Hana Nováková, 2 Nov 2026: joint plan (mornings), until 3 Jan": what is chosen among when one is used."""
    more = f"{consent.purpose} ({consent.matter})"
    end = _("until %(day)s") % {"day": day(last_day(consent.until), language)}
    return f"{consent_words(consent, language)}: {more}, {end}"


def ground_words(ask: Any, language: str) -> str:
    """The basis of a question with what names it."""
    label = capfirst(str(Basis(ask.basis).label))
    if getattr(ask, "over", False) and ask.child_id is None:
        return label
    more = [ask.statute, ask.basis_note]
    if ask.consent is not None:
        more.insert(0, consent_words(ask.consent, language))
    if ask.requested_on and ask.basis == Basis.REQUEST:
        more.insert(0, _("of %(day)s") % {"day": day(ask.requested_on, language)})
    return ": ".join(filter(None, [label, ", ".join(filter(None, more))]))


def row(ask: Any, request: Any) -> dict[str, Any]:
    """One question in a list or on its page."""
    today = timezone.localdate(request.now)
    waits = ask.state == State.WAITING
    wanted = field_words(ask.fields) if ask.fields else scope_words(ask.scope)
    return {
        "it": ask,
        "wanted": ", ".join(wanted),
        "ground": ground_words(ask, request.actor.language),
        "ours": ask.asker_id == request.actor.institution,
        "waits": waits,
        "overdue": waits and ask.needed_by < today,
        "late": ask.in_time is False,
        "tone": STATE_TONES[State(ask.state)],
        "label": capfirst(str(ask.get_state_display())),
        "until": last_day(ask.until),
        "days": (today - timezone.localtime(ask.asked_at).date()).days,
    }


def ways(found: list[sharing.Telling], language: str) -> list[dict[str, Any]]:
    """The ways of `may_tell` in words: basis, form, condition, reach, source."""
    return [_way(t, language) for t in found]


def _way(telling: sharing.Telling, language: str) -> dict[str, Any]:
    law = telling.way
    form = getattr(law, "form", "")
    return {
        "it": telling,
        "basis": capfirst(str(Basis(telling.basis).label)),
        "law": telling.statute,
        "form": str(Form(form).label) if form else "",
        "fields": field_words(law.fields) if law else [],
        "condition": str(Condition(law.condition).label) if law and law.condition else "",
        "must": bool(getattr(law, "must_answer", False)),
        "source": said(law.source) if law else "",
        "source_url": law.source_url if law else "",
        "note": said(law.note) if law else "",
        "unchecked": bool(law) and law.checked == "unchecked",
        "covers": scope_words(telling.covers),
        "lacks": scope_words(telling.lacks),
        "consents": [
            {"it": c, "words": consent_words(c, language), "until": last_day(c.until)}
            for c in telling.consents
        ],
    }


def chosen(data: Any) -> list[sharing.Chosen]:
    """The ticked sentences of each entry, from boxes named by the entry, in the order they stand in it."""
    found = []
    for name in data:
        entry = uuid_or_none(name.removeprefix("s-")) if name.startswith("s-") else None
        if entry:
            found.append(sharing.Chosen(entry, tuple(data.getlist(name))))
    return found


def pieces(request: Any, case: Any, kept: Any = None) -> dict[str, Any]:
    """Own entries to choose sentences from, with what was ticked so far, one screenful."""
    found, later = sharing.pieces(
        case, for_=request.actor, at=request.now, after=uuid_or_none(request.GET.get("after"))
    )
    ticked = {c.entry: set(c.sentences) for c in chosen(kept or request.POST)}
    first = uuid_or_none(request.GET.get("entry"))
    rows = [
        {
            "entry": p.entry, "name": f"s-{p.entry.pk}", "first": p.entry.pk == first,
            "sentences": [{"text": s, "on": s in ticked.get(p.entry.pk, ())} for s in p.sentences],
        }
        for p in found
    ]  # fmt: skip
    return {"pieces": sorted(rows, key=lambda r: not r["first"]), "more_pieces": later}

"""Words that templates about a case need."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.cases import service as cases
from samspil.cases.terms import LISTED, PROTECTED, Place
from samspil.institutions import service as institutions
from samspil.look.service import Panel, Rests, panels
from samspil.look.templatetags.look import rests
from samspil.people import service as people

register = template.Library()


@register.filter
def says(competence: str) -> str:
    """What an institution does in this capacity."""
    return institutions.says(competence)


@register.filter
def where(case: Any) -> str:
    """Where the child is, in words, as far as the reader may know: the kind of place, and what was written about it."""
    place, text = case.stands
    if place == Place.NOT_KNOWN:
        return _("Not known where")
    words = str(dict(LISTED)[place])
    words = words[:1].upper() + words[1:]
    return f"{words}: {text}" if text else words


@register.simple_tag
def kept_secret(case: Any) -> str:
    """A mark beside a protected place: for those who know it, so that they do not pass it on, and for the others why not.

    Nothing is drawn where nothing is secret: lists ask for every row.
    """
    if case.place != PROTECTED:
        return ""
    return render_to_string("cases/_kept_secret.html", {"known": case.opened_place is not None})


@register.filter
def spoken(person: Any) -> str:
    """The languages somebody speaks, in words."""
    return ", ".join(people.spoken(person))


@register.filter
def organisations(count: int) -> str:
    return ngettext("%(n)s organisation", "%(n)s organisations", count) % {"n": count}


@register.simple_tag(takes_context=True)
def decision_waiting(context: Any, header: Any) -> Panel | None:
    """What waits for a decision, said by the first room above that knows; one query of that room."""
    request = context["request"]
    today = request.actor.day(request.now)
    found = panels("case_decision", header=header, for_=request.actor, at=request.now, today=today)
    return found[0] if found else None


@register.simple_tag(takes_context=True)
def standing(context: Any, header: Any, case: Any = None) -> str:
    """Lets an open page notice that what it shows has ended; nothing where nobody else can end it. A page that is about a
    part of a file and needs no header of it names the case."""
    request = context.get("request")
    if request is None or not (header or case):
        return ""
    header = header or cases.header(case.pk, for_=request.actor, at=request.now)
    stands = cases.standing(header, for_=request.actor, at=request.now)
    if not stands.lent:
        return ""
    return rests(Rests(reverse("cases:still", args=[header.case.pk]), stands.mark, stands.ends, request.now))

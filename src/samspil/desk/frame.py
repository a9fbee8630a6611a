"""What every page's frame shows: who I am, for whom I act, and the rooms my role uses."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samspil.access.service import NOBODY, Word


@dataclass(frozen=True, slots=True)
class Item:
    """One place in the side bar."""

    url: str
    icon: str
    label: Any
    current: bool
    group: Any = ""
    count: int = 0


PLACES: tuple[tuple[str, str, Any, Word, Any, Any], ...] = (
    ("desk:day", "home", _("My day"), Word.DAY_SEE, "/day/", ""),
    (
        "cases:children",
        "folder",
        _("Children"),
        Word.CASE_READ,
        ("/children/", "/cases/", "/people/", "/contact/", "/rights/"),
        "",
    ),
    ("referrals:inbox", "mail", _("Requests"), Word.REFERRAL_READ, "/requests/", ""),
    ("meetings:list", "users-group", _("Meetings"), Word.MEETING_READ, "/meetings/", ""),
    ("sharing:list", "share", _("Sharing"), Word.CASE_READ, "/sharing/", ""),
    ("crisis:board", "bolt", _("Crisis"), Word.CRISIS_SEE, "/crisis/", ""),
    ("carers:board", "heart-handshake", _("Foster families"), Word.CARERS_READ, "/foster-families/", ""),
    ("fostering:list", "home-heart", _("Placements"), Word.PLACEMENT_READ, "/placements/", ""),
    ("line:list", "phone-call", _("Acute line"), Word.LINE_ANSWER, "/line/", ""),
    ("duty:list", "calendar-time", _("Rota"), Word.DUTY_SEE, "/duty/", ""),
    ("matching:list", "puzzle", _("Matching"), Word.MATCHING_DO, "/matching/", ""),
    ("programmes:list", "hierarchy", _("Programmes"), Word.PROGRAMME_SEE, "/programmes/", ""),
    ("courses:ledger", "school", _("Course days"), Word.CARERS_READ, "/courses/", ""),
    ("beds:board", "bed", _("Crisis beds"), Word.BEDS_READ, "/beds/", ""),
    ("supervision:year", "book", _("Themes and groups"), Word.SUPERVISION_DO, "/supervision/", ""),
    ("supervision:knowledge", "bulb", _("Ask a specialist"), Word.SUPERVISION_DO, "/specialists/", ""),
    (
        "coaching:list",
        "users",
        _("My line"),
        Word.COACHING_SEE,
        "/coaching/",
        _("Learning together"),
    ),
    ("evaluation:figures", "chart-bar", _("Figures"), Word.FIGURES_SEE, "/figures/", _("Learning together")),
    (
        "cases:reviews",
        "urgent",
        _("Looks in an emergency"),
        Word.EMERGENCY_REVIEW,
        "/emergency/reviews/",
        _("Administration"),
    ),
    ("exchange:list", "database", _("In and out"), Word.EXCHANGE, "/import/", _("Administration")),
    ("accounts:staff", "users", _("Colleagues"), Word.STAFF_MANAGE, "/staff/", _("Administration")),
    (
        "institutions:own",
        "building",
        _("Institution"),
        Word.INSTITUTION_MANAGE,
        "/institution/",
        _("Administration"),
    ),
    (
        "retention:list",
        "archive",
        _("Closed files"),
        Word.RETENTION_MANAGE,
        "/retention/",
        _("Administration"),
    ),
    ("rules:list", "scale", _("Rules"), Word.RULES_MANAGE, "/rules/", _("Administration")),
    ("rights:clocks", "clock", _("Answers due"), Word.RIGHTS_WATCH, "/rights/clocks/", _("Administration")),
    ("watch:list", "eye-question", _("Unusual looking"), Word.LOOKS_WATCH, "/watch/", _("Administration")),
    ("desk:record", "eye-check", _("Access record"), Word.TRAIL_READ, "/staff/record/", _("Administration")),
)
"""URL name, icon, label, word needed, beginning of the addresses that belong to it, group."""


def frame(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", NOBODY)
    here = _here(request.path)
    rail = [
        Item(reverse(name), icon, label, start == here, group)
        for name, icon, label, word, start, group in PLACES
        if actor.may(word)
    ]
    return {
        "rail": rail,
        "actor": actor,
        "actor_name": actor.name,
        "actor_initials": "".join(w[0] for w in actor.name.split()[:1] + actor.name.split()[1:][-1:]).upper(),
        "actor_institution": actor.institution_name,
        "may_switch": len(getattr(request, "workplaces", ())) > 1,
        "may_search": actor.may(Word.CASE_READ),
        "hide_search": not actor.may(Word.CASE_READ),
        "theme": getattr(request.user, "theme", "auto") if hasattr(request, "user") else "auto",
        "crisis_url": _crisis(actor),
        "demo": settings.SAMSPIL_DEMO,
        "now": getattr(request, "now", None),
    }


def _crisis(actor: Any) -> str:
    """The button that always stands in the same place: a new call for who takes them, else whom to call."""
    if actor.may(Word.CRISIS_DO):
        return reverse("crisis:new")
    return reverse("crisis:help") if actor.may(Word.DAY_SEE) else ""


def _here(path: str) -> Any:
    """The beginnings of the place that this address belongs to: the longest that fits."""
    fitting = [
        (len(start), place[4]) for place in PLACES for start in _starts(place[4]) if path.startswith(start)
    ]
    return max(fitting, key=lambda found: found[0])[1] if fitting else None


def _starts(said: Any) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else said

"""The acts of the record of access in words: one sentence each; a test of the law compares them with the code.

What older entries hold under a name that is no longer in use is told by its room."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samspil.desk.acts import beds, crisis, file, foster, house, programmes, shifts, supervision, together
from samspil.ground.names import fold

DEEDS = {
    "read": _("Seen"),
    "write": _("Written"),
    "left": _("Left the system"),
    "sign-in": _("Signing in"),
    "failed": _("In vain"),
}

ROOMS = {
    "accounts": _("Accounts"),
    "institutions": _("Institution"),
    "rules": _("Rules"),
    "retention": _("Closed files"),
    "people": _("People"),
    "cases": _("Case"),
    "referrals": _("Request for help"),
    "formulations": _("Map of the situation"),
    "ecomaps": _("Network picture"),
    "meetings": _("Meeting"),
    "plans": _("Plan"),
    "duty": _("Rota"),
    "line": _("Acute line"),
    "carers": _("Foster family"),
    "matching": _("Matching"),
    "courses": _("Course day"),
    "programmes": _("Programme"),
    "fostering": _("Placement"),
    "exchange": _("List or return"),
    "rights": _("Own file and questions"),
    "documents": _("Draft"),
    "beds": _("Crisis bed"),
    "crisis": _("Crisis"),
    "coaching": _("Supervision of work"),
    "supervision": _("Supervision of foster families"),
    "evaluation": _("Figures"),
    "consents": _("Consent"),
    "sharing": _("Between institutions"),
    "desk": _("Access record"),
    "trail": _("Access record"),
    "watch": _("Unusual looking"),
}

ACTS = {
    **house.ACTS,
    **file.ACTS,
    **together.ACTS,
    **foster.ACTS,
    **shifts.ACTS,
    **beds.ACTS,
    **crisis.ACTS,
    **programmes.ACTS,
    **supervision.ACTS,
}


def words(act: str, deed: str) -> Any:
    if act in ACTS:
        return ACTS[act]
    room = ROOMS.get(act.partition(".")[0])
    said = DEEDS.get(deed, act)
    return f"{room}: {str(said).lower()}" if room else said


def choices() -> list[tuple[str, Any]]:
    """One act to choose for each sentence, in the order of the alphabet the reader knows."""
    first: dict[str, str] = {}
    for act, said in ACTS.items():
        first.setdefault(str(said), act)
    return sorted(((act, said) for said, act in first.items()), key=lambda choice: fold(choice[1]))


def of_words(act: str) -> list[str]:
    """All acts that are told by the same sentence as this one."""
    said = str(ACTS.get(act, ""))
    return [other for other, words in ACTS.items() if str(words) == said] or [act]

"""What is done in a crisis."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "crisis.arrive": _("Noted that somebody is there"),
    "crisis.board": _("Looked at the open crises"),
    "crisis.correct": _("Wrote down what is known of a crisis now"),
    "crisis.erase": _("Erased the crises of a file"),
    "crisis.file": _("Put a crisis into a file"),
    "crisis.late": _("Looked at what is late in crises"),
    "crisis.leave": _("Noted that somebody goes to a crisis no longer"),
    "crisis.log": _("Logged a contact in a crisis"),
    "crisis.name_area": _("Named a part of the region"),
    "crisis.send": _("Sent somebody to a crisis"),
    "crisis.show": _("Looked at a crisis"),
    "crisis.stand_down": _("Noted that somebody can be sent no longer"),
    "crisis.stand_ready": _("Noted that somebody can be sent"),
    "crisis.take": _("Took a call in a crisis"),
    "crisis.who_goes": _("Looked at who can go to a crisis"),
}

"""What is done with crisis beds."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "beds.add_bed": _("Added a crisis bed"),
    "beds.admit": _("Admitted a child to a crisis bed"),
    "beds.ask": _("Looked at a question on how it goes on"),
    "beds.bed": _("Looked at a crisis bed"),
    "beds.board": _("Looked at the crisis beds"),
    "beds.change_unit": _("Changed a house with crisis beds"),
    "beds.close_bed": _("Closed a crisis bed"),
    "beds.close_following": _("Kept where a child was when help ended"),
    "beds.decide": _("Decided what comes after a crisis bed"),
    "beds.discharge": _("Ended a stay in a crisis bed"),
    "beds.end_bed": _("Took a crisis bed out of use"),
    "beds.erase": _("Erased stays in crisis beds"),
    "beds.hold": _("Held a crisis bed"),
    "beds.house": _("Looked at a house with crisis beds"),
    "beds.houses": _("Looked at the houses with crisis beds"),
    "beds.later": _("Looked at how it goes on after crises"),
    "beds.look_back": _("Kept how it goes on after a crisis"),
    "beds.note_refusal": _("Counted that no bed was given"),
    "beds.open_unit": _("Opened a house with crisis beds"),
    "beds.release": _("Released a crisis bed"),
    "beds.reopen": _("Opened a closed crisis bed again"),
    "beds.staff": _("Set how many crisis beds have staff"),
    "beds.start_following": _("Began to ask after a child"),
    "beds.stay": _("Looked at a stay in a crisis bed"),
}

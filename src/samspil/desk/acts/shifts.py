"""What is done on duty and at the acute line."""

from django.utils.translation import gettext_lazy as _

ACTS = {
    "duty.answer_swap": _("Answered a swap of shifts"),
    "duty.ask_swap": _("Asked for a swap of shifts"),
    "duty.away": _("Noted that somebody on duty cannot"),
    "duty.back": _("Noted that somebody on duty can again"),
    "duty.change_roster": _("Changed the settings of a rota"),
    "duty.draw_up": _("Drew up a month of a rota"),
    "duty.give": _("Gave a shift"),
    "duty.join": _("Put somebody on a rota"),
    "duty.leave": _("Took somebody off a rota"),
    "duty.mine": _("Looked at their own shifts"),
    "duty.move": _("Moved a shift"),
    "duty.name_cover": _("Named who answers for a gap"),
    "duty.open_roster": _("Opened a rota"),
    "duty.people": _("Looked at who is on a rota"),
    "duty.publish": _("Published a month of a rota"),
    "duty.rota": _("Looked at a rota"),
    "duty.take_over": _("Took over a running shift"),
}

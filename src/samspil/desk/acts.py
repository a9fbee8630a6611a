"""The acts of the record of access in words. Rooms may add acts freely: what has no sentence is told by its room."""

from typing import Any

from django.utils.translation import gettext_lazy as _

DEEDS = {
    "read": _("Seen"),
    "write": _("Written"),
    "left": _("Left the system"),
    "sign-in": _("Signing in"),
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
    "meetings": _("Meeting"),
    "plans": _("Plan"),
    "fostering": _("Placement"),
    "exchange": _("List or return"),
    "documents": _("Draft"),
    "desk": _("Access record"),
}

ACTS = {
    "accounts.sign_in": _("Signed in"),
    "accounts.sign_out": _("Signed out"),
    "accounts.sign_in_failed": _("A sign-in failed"),
    "accounts.factor_failed": _("A second factor failed"),
    "accounts.factor_added": _("Second factor or passkey added"),
    "accounts.factor_removed": _("Second factor or passkey removed"),
    "accounts.codes_renewed": _("Recovery codes renewed"),
    "accounts.password_changed": _("Password changed"),
    "accounts.end_session": _("Session ended from elsewhere"),
    "accounts.invite": _("Invited a colleague"),
    "accounts.invite_again": _("Sent an invitation again"),
    "accounts.withdraw_invitation": _("Withdrew an invitation"),
    "accounts.accept_invitation": _("Accepted an invitation"),
    "accounts.employ": _("Gave a role"),
    "accounts.change_role": _("Changed a role"),
    "accounts.release": _("Ended a role"),
    "accounts.lock": _("Locked or unlocked an account"),
    "accounts.prefer": _("Changed language or look"),
    "institutions.change": _("Changed the institution"),
    "institutions.begin_work": _("Took the institution live"),
    "retention.list": _("Looked at the closing list"),
    "retention.hold": _("Held a closed file"),
    "retention.lift": _("Lifted a hold"),
    "retention.propose": _("Proposed to erase a file"),
    "retention.keep": _("Laid down a proposal to erase"),
    "retention.erase": _("Erased a file"),
    "rules.propose": _("Proposed a rule"),
    "rules.approve": _("Approved a rule"),
    "rules.decline": _("Declined a rule"),
    "rules.withdraw": _("Took back a proposed rule"),
    "institutions.hold": _("Added a competence"),
    "institutions.lay_down": _("Laid down a competence"),
    "cases.open": _("Opened a case"),
    "cases.file": _("Looked at a case"),
    "cases.search": _("Searched"),
    "cases.write": _("Wrote on a timeline"),
    "cases.correct": _("Corrected an entry"),
    "cases.share": _("Shared an entry"),
    "cases.end_share": _("Ended a share"),
    "cases.bring_in": _("Brought an institution into a case"),
    "cases.part_ways": _("An institution left a case"),
    "cases.close": _("Closed a case"),
    "cases.reopen": _("Opened a case again"),
    "desk.record": _("Looked at the record of access"),
}


def words(act: str, deed: str) -> Any:
    if act in ACTS:
        return ACTS[act]
    room = ROOMS.get(act.partition(".")[0])
    said = DEEDS.get(deed, act)
    return f"{room}: {str(said).lower()}" if room else said

"""Permissions as words, roles that describe themselves, and the purposes a record may be looked at for."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Word(models.TextChoices):
    """What somebody may do, in words. A page declares one; a role holds several."""

    DAY_SEE = "day.see", _("see their own day")
    CASE_READ = "case.read", _("read the cases their institution takes part in")
    CASE_OPEN = "case.open", _("open a case")
    CASE_WRITE = "case.write", _("write on the timeline of a case")
    CASE_SHARE = "case.share", _("share an entry with another institution")
    CASE_STEER = "case.steer", _("set next dates, workers, whereabouts and participants; close a case")
    PERSON_WRITE = "person.write", _("add and change people, bonds and addresses")
    REFERRAL_READ = "referral.read", _("read requests for help that reached their institution")
    REFERRAL_WRITE = "referral.write", _("send requests for help")
    REFERRAL_DECIDE = "referral.decide", _("accept, pass on or decline requests for help")
    MAP_READ = "map.read", _("read the map of a family's situation")
    MAP_WRITE = "map.write", _("add to the map of a family's situation")
    MEETING_READ = "meeting.read", _("see meetings they are invited to or called")
    MEETING_CALL = "meeting.call", _("call and lead meetings")
    PLAN_READ = "plan.read", _("read plans")
    PLAN_WRITE = "plan.write", _("write plans and mark steps")
    PLACEMENT_READ = "placement.read", _("read where a child has been placed")
    EXCHANGE = "exchange.run", _("bring lists and returns in and out")
    STAFF_MANAGE = "staff.manage", _("invite colleagues and give roles")
    INSTITUTION_MANAGE = "institution.manage", _("change the institution, its teams and competences")
    CONSENT_WRITE = "consent.write", _("record and withdraw consents")
    EMERGENCY_OPEN = (
        "emergency.open",
        _("look into a file in an emergency, with a reason and for a short time"),
    )
    EMERGENCY_REVIEW = "emergency.review", _("review looks in an emergency that somebody else took")
    RULES_MANAGE = "rules.manage", _("propose and approve rules on sharing, ages and retention")
    RETENTION_MANAGE = "retention.manage", _("keep the closing list, set holds and erase what may be erased")
    RIGHTS_ANSWER = "rights.answer", _("answer what people ask about their own file")
    RIGHTS_WATCH = "rights.watch", _("see which answers to people are due, without the file")
    PERSON_MERGE = "person.merge", _("join two records of one person and part them again")
    TRAIL_READ = "trail.read", _("read the record of access")
    COACHING_SEE = "coaching.see", _("see what stands still at the people in their line")
    FIGURES_SEE = "figures.see", _("see figures over many files, without names")
    LOOKS_WATCH = "looks.watch", _("look into unusual looking")
    CARERS_READ = "carers.read", _("see foster families and those who want to become one")
    CARERS_WRITE = "carers.write", _("recruit foster families and keep their page")
    CARERS_DECIDE = "carers.decide", _("decide on the approval of foster families")
    MATCHING_DO = "matching.do", _("look for foster families for children, propose and decide")
    DUTY_SEE = "duty.see", _("see the rota of their duty, swap and take over shifts")
    DUTY_LEAD = "duty.lead", _("draw up and publish a rota")
    LINE_ANSWER = "line.answer", _("answer the acute line")
    LINE_LEAD = "line.lead", _("open an acute line and see its figures")
    BEDS_READ = "beds.read", _("see the crisis beds: which are free, held and taken")
    BEDS_USE = "beds.use", _("hold crisis beds, admit and discharge")
    BEDS_MANAGE = "beds.manage", _("set up crisis beds, staff and close them, and plan their number")
    CRISIS_SEE = "crisis.see", _("see the crises of their team")
    CRISIS_DO = "crisis.do", _("take calls in a crisis, go there, decide and write it down")
    PROGRAMME_SEE = (
        "programme.see",
        _("see the programmes for foster families their institution takes part in"),
    )
    PROGRAMME_LEAD = "programme.lead", _("begin and lead programmes for foster families")
    SUPERVISION_DO = (
        "supervision.do",
        _("supervise foster families: groups, sessions, development plans, questions to specialists"),
    )


_FOSTER = frozenset({"foster_care"})
_CRISIS = frozenset({"crisis_help"})
_SPECIALIST = frozenset({"foster_care", "residential_specialist_care"})
_ROUND_THE_CLOCK = frozenset({"foster_care", "residential_specialist_care", "crisis_help"})

ONLY_WITH: dict[str, frozenset[str]] = {
    Word.CARERS_READ: _FOSTER,
    Word.CARERS_WRITE: _FOSTER,
    Word.CARERS_DECIDE: _FOSTER,
    Word.MATCHING_DO: _FOSTER,
    Word.DUTY_SEE: _ROUND_THE_CLOCK,
    Word.DUTY_LEAD: _ROUND_THE_CLOCK,
    Word.LINE_ANSWER: _ROUND_THE_CLOCK,
    Word.LINE_LEAD: _ROUND_THE_CLOCK,
    Word.BEDS_READ: _CRISIS,
    Word.BEDS_USE: _CRISIS,
    Word.BEDS_MANAGE: _CRISIS,
    Word.CRISIS_SEE: _CRISIS,
    Word.CRISIS_DO: _CRISIS,
    Word.PROGRAMME_SEE: _SPECIALIST,
    Word.PROGRAMME_LEAD: _SPECIALIST,
    Word.SUPERVISION_DO: _SPECIALIST,
}
"""Words that a role has only at an institution which holds one of these competences."""


class Role(models.TextChoices):
    WORKER = "worker", pgettext_lazy("role", "Worker")
    LEAD = "lead", _("Team leader")
    YOUTH_WORKER = "youth_worker", _("Youth worker")
    ADMINISTRATOR = "administrator", _("Administrator")
    AUDITOR = "auditor", _("Auditor")
    PROTECTION = "protection", _("Data protection officer")


ROLE_SAYS = {
    Role.WORKER: _("Works with children and families: reads and writes the cases of the institution."),
    Role.LEAD: _(
        "Does what a worker does, gives out work, decides on requests, and brings lists in and out."
    ),
    Role.YOUTH_WORKER: _(
        "Works in a club or on the street: takes part in cases, writes own entries and steps."
    ),
    Role.ADMINISTRATOR: _("Looks after people, teams and roles of the institution. Reads no case."),
    Role.AUDITOR: _("Reads the record of access. Reads no case."),
    Role.PROTECTION: _(
        "Watches over who looks and why: reviews looks in an emergency, approves rules, keeps retention. Reads no case."
    ),
}

_WORK = frozenset(
    {
        Word.DAY_SEE, Word.CASE_READ, Word.CASE_OPEN, Word.CASE_WRITE, Word.CASE_SHARE, Word.CASE_STEER,
        Word.PERSON_WRITE, Word.REFERRAL_READ, Word.REFERRAL_WRITE, Word.REFERRAL_DECIDE, Word.MAP_READ,
        Word.MAP_WRITE, Word.MEETING_READ, Word.MEETING_CALL, Word.PLAN_READ, Word.PLAN_WRITE, Word.PLACEMENT_READ,
        Word.CONSENT_WRITE, Word.EMERGENCY_OPEN, Word.RIGHTS_ANSWER, Word.PERSON_MERGE, Word.CARERS_READ,
        Word.CARERS_WRITE, Word.MATCHING_DO, Word.DUTY_SEE, Word.LINE_ANSWER, Word.BEDS_READ, Word.BEDS_USE, Word.CRISIS_SEE,
        Word.CRISIS_DO, Word.PROGRAMME_SEE, Word.SUPERVISION_DO,
    }
)  # fmt: skip

ROLE_WORDS: dict[str, frozenset[Word]] = {
    Role.WORKER: _WORK,
    Role.LEAD: _WORK
    | {
        Word.EXCHANGE,
        Word.STAFF_MANAGE,
        Word.TRAIL_READ,
        Word.EMERGENCY_REVIEW,
        Word.COACHING_SEE,
        Word.FIGURES_SEE,
        Word.CARERS_DECIDE,
        Word.DUTY_LEAD,
        Word.LINE_LEAD,
        Word.BEDS_MANAGE,
        Word.PROGRAMME_LEAD,
    },
    Role.YOUTH_WORKER: _WORK
    - {
        Word.CASE_OPEN,
        Word.CASE_STEER,
        Word.PLACEMENT_READ,
        Word.EMERGENCY_OPEN,
        Word.PERSON_MERGE,
        Word.CARERS_READ,
        Word.CARERS_WRITE,
        Word.MATCHING_DO,
        Word.DUTY_SEE,
        Word.LINE_ANSWER,
        Word.BEDS_USE,
        Word.BEDS_READ,
        Word.CRISIS_SEE,
        Word.CRISIS_DO,
        Word.PROGRAMME_SEE,
        Word.SUPERVISION_DO,
    },
    Role.ADMINISTRATOR: frozenset(
        {
            Word.DAY_SEE,
            Word.STAFF_MANAGE,
            Word.INSTITUTION_MANAGE,
            Word.RULES_MANAGE,
            Word.RETENTION_MANAGE,
            Word.FIGURES_SEE,
        }
    ),
    Role.AUDITOR: frozenset({Word.DAY_SEE, Word.TRAIL_READ}),
    Role.PROTECTION: frozenset(
        {
            Word.DAY_SEE,
            Word.TRAIL_READ,
            Word.EMERGENCY_REVIEW,
            Word.RULES_MANAGE,
            Word.RETENTION_MANAGE,
            Word.RIGHTS_WATCH,
            Word.LOOKS_WATCH,
        }
    ),
}


def words_here(role: str, competences: Iterable[str]) -> frozenset[str]:
    """What a role may do at an institution with these competences."""
    held = {str(c) for c in competences}
    return frozenset(str(w) for w in ROLE_WORDS[role] if w not in ONLY_WITH or ONLY_WITH[w] & held)


class Purpose(models.TextChoices):
    """Why a record is looked at. Recorded with every read (GDPR art. 15 as read in CJEU C-579/21)."""

    CASE_WORK = "case work", _("work on the case")
    INTAKE = "intake", _("deciding on a request for help")
    MEETING = "meeting", _("preparing or holding a meeting")
    OVERVIEW = "overview", _("overview of one's own work")
    SEARCH = "search", _("looking for a child or person")
    AUDIT = "audit", _("checking who looked")
    MANAGEMENT = "management", _("looking after the institution")
    RETURN = "return", _("statutory return or taking over a list")
    EMERGENCY = "emergency", _("a look in an emergency")
    REVIEW = "review", _("reviewing a look in an emergency")
    RIGHTS = "rights", _("answering a person about their own file")
    OWN_FILE = "own file", _("reading one's own file")
    FOSTERING = "fostering", _("recruiting and guiding foster families")
    BEDS = "beds", _("using and planning crisis beds")
    RETENTION = "retention", _("deciding what is kept and what is erased")
    DUTY = "duty", _("drawing up and keeping a rota")
    ACUTE_LINE = "acute line", _("answering the acute line")
    PROGRAMME = "programme", _("running a programme for foster families")

"""The choices of the tables. Codes are kept in rows; labels are what people read."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.institutions.terms import Kind


class Table(models.TextChoices):
    CONFIDENTIALITY = "confidentiality", _("What may cross, and on which basis")
    WITHOUT_CONSENT = "disclosure_without_consent", _("What may be told without consent")
    AGES = "file_access_ages", _("Who may read the file, by age")
    RETENTION = "retention", _("How long files are kept")
    CLOCKS = "request_clocks", _("How soon a person is answered")
    REVIEW = "review_hours", _("How soon a look in an emergency is reviewed")
    SECRETS = "emergency_secrets", _("What of a protected place a look in an emergency shows")
    FOSTER = "foster_requirements", _("What the law asks of foster families")
    ALLOWANCES = "foster_allowances", _("What foster families are paid")
    CRISIS = "crisis_clocks", _("Clocks of a crisis")
    CALLS = "crisis_calls", _("Whom to call when life is in danger")
    DUTY = "duty_limits", _("Rest and hours of whoever is on duty")
    TRAINING = "training_days", _("Course days of foster families in a year")


OWN_TABLES = frozenset(
    {Table.RETENTION, Table.REVIEW, Table.ALLOWANCES, Table.CRISIS, Table.DUTY, Table.TRAINING}
)
"""Tables in which an institution may set something for itself."""


class Party(models.TextChoices):
    """What an organisation is in the eyes of the law on silence."""

    SOCIAL_SERVICE = "social_service", _("a social service")
    OUTSIDE_SERVICE = "outside_service", _("a service outside the act on social services")
    CHILD_PROTECTION = "child_protection", _("a child protection authority")
    OUTREACH = "outreach", _("outreach youth work")
    POLICE = "police", _("the police")
    ANYBODY = "anybody", _("anybody")


PARTY_OF: dict[str, Party] = {
    Kind.CHILD_PROTECTION: Party.CHILD_PROTECTION,
    Kind.FAMILY_SUPPORT: Party.SOCIAL_SERVICE,
    Kind.YOUTH_CLUB: Party.SOCIAL_SERVICE,
    Kind.CRISIS_TEAM: Party.SOCIAL_SERVICE,
    Kind.OTHER: Party.OUTSIDE_SERVICE,
}
"""Kinds that are left out (school, health ...) have a law of their own, which no row here speaks for."""


class Ground(models.TextChoices):
    """On what a crossing rests; the same codes as a share's basis."""

    CONSENT = "consent", _("written consent")
    STATUTE = "statute", _("law")
    REQUEST = "request", _("written request")
    EMERGENCY = "emergency", _("emergency")


class Form(models.TextChoices):
    CONSENTED = "consented", _("what the consent names, to whom it names")
    ANSWER = "answer", _("a written answer, with these facts alone")
    WHOLE_ANSWER = "whole_answer", _("a written answer to what was asked")
    AS_NEEDED = "as_needed", _("as far as it is needed")
    REPORT = "report", _("a report")


class Field(models.TextChoices):
    CONTRACT_EXISTS = "contract_exists", _("whether there is an agreement")
    DURATION = "duration", _("how long it runs")
    END_DATE = "end_date", _("the day it ended")
    END_REASON = "end_reason", _("why it ended")
    COURSE = "course_evaluation", _("how the service went")
    NEEDED = "needed_for_service", _("what is needed to give the service")
    NAME = "name", pgettext_lazy("of a person", "name")
    IDENTITY_NUMBER = "identity_number", _("identity number")
    ADDRESS = "address", _("address")
    PHONE = "phone", _("phone")
    EMAIL = "email", _("e-mail")


class Condition(models.TextChoices):
    NONE = "", _("none")
    CONSENT_NAMED = (
        "consent_names_all",
        _("The consent was written before and names scope, purpose, recipient and matter."),
    )
    COUNSELLING = "counselling_ordered", _("The person was ordered to use expert counselling.")
    SUSPICION = "suspected_abuse", _("A child may be abused, misused or neglected. Consent is not asked for.")
    REASONED = "reasoned_request", _("The written request says its reason.")
    NEEDED = "needed_for_service", _("Without it the service could not be given.")
    NECESSARY = "necessary", _("Only as far as necessary.")
    CRIME = "listed_crime", _("A crime on the law's list is to be prevented or reported.")
    NO_DELAY = "no_delay", _("The young person needs support without delay.")


class Relation(models.TextChoices):
    CHILD = "child", _("the child")
    PARENT = "parent", _("a parent with authority, or a guardian")
    THIRD_PARTY = "third_party", _("somebody else")


class ConsentOf(models.TextChoices):
    NOBODY = "", _("nobody")
    PARENTS = "parents", _("the parents")
    BOTH = "parents_and_child", _("the parents and the child")
    CHILD = "child", _("the child")


class RecordClass(models.TextChoices):
    CASE_FILE = "case_file", _("file of help")
    ORDER = "order", _("file of a supervision order or guardianship")
    REPORT = "report", _("file of a report of violence at home")
    BOARD = "board", _("file of a child protection board")
    REQUEST = "request", _("request for help that no file came of")
    FOSTER_FAMILY = "foster_family", _("file of a foster family")
    FOSTER_ENQUIRY = "foster_enquiry", _("enquiry about fostering that led to no approval")
    CALL = "call", _("call about nobody who is known")
    NAMELESS = "nameless", _("crisis or incident that belongs to no file")
    ABSENCE = "absence", _("absence of somebody on a rota")


class StartsAt(models.TextChoices):
    CARE_ENDED = "care_ended", _("the day care ended")
    CLOSED = "case_closed", _("the day the case was closed")
    MAJORITY = "majority", _("the day the youngest child comes of age")
    BIRTH = "birth", _("the day the child was born")
    ANSWERED = "answered", _("the day it was answered")
    ENDED = "ended", _("the day it ended")


def classes_of(kind: str) -> tuple[RecordClass, ...]:
    """The classes of record that an institution of this kind keeps, and for which it must know a period."""
    return (*files_of(kind), RecordClass.REQUEST, *NO_FILES)


def files_of(kind: str) -> tuple[RecordClass, ...]:
    """Those of them that govern the file of a child."""
    if kind == Kind.CHILD_PROTECTION:
        return (RecordClass.CASE_FILE, RecordClass.ORDER)
    return (RecordClass.CASE_FILE,)


NO_FILES = (
    RecordClass.FOSTER_FAMILY, RecordClass.FOSTER_ENQUIRY, RecordClass.CALL, RecordClass.NAMELESS, RecordClass.ABSENCE,
)  # fmt: skip
"""What is no file of a child. Any institution may come to keep it: its competences are given and laid down by date."""


def may_start(record_class: str, starts_at: str) -> bool:
    """A request has an answer and no care; a file of a child has neither an answer nor an end of its own."""
    only = {RecordClass.REQUEST: StartsAt.ANSWERED} | dict.fromkeys(NO_FILES, StartsAt.ENDED)
    known = next((start for kept, start in only.items() if kept == record_class), None)
    return starts_at == known if known else starts_at not in only.values()


class RequestKind(models.TextChoices):
    ACCESS = "access", _("to see what is kept")
    COPY = "copy", _("to have a copy")
    CORRECTION = "correction", _("to have something corrected")
    ERASURE = "erasure", _("to have something erased")
    DESTRUCTION = "destruction", _("to have a youth care file destroyed")


class FosterCheck(models.TextChoices):
    """What the law may ask of those who want to foster."""

    AGE = "age", _("old enough")
    NO_OBJECTION = "no_objection", _("certificate of no objection")
    PREPARATION = "preparation", _("preparation completed")
    PRE_PLACEMENT = "pre_placement", _("assessment before the placement")
    NOT_SUPERVISOR = "not_supervisor", _("does not supervise foster parents")
    HEALTH = "health", _("health statement")
    APPROVAL = "approval", _("approval by the authority")


class AskedOf(models.TextChoices):
    CARER = "carer", _("of each foster carer")
    ADULT = "adult", _("of everybody aged 12 or more at home")
    FAMILY = "family", _("of the family as a whole")


class Allowance(models.TextChoices):
    """What a foster family is paid for. How it is called and how much it is differs by country: that is data."""

    BASIC = "basic", pgettext_lazy("allowance", "for the child's upkeep")
    FEE = "fee", pgettext_lazy("allowance", "fee for the work")
    CRISIS = "crisis", pgettext_lazy("allowance", "for taking a child in a crisis")
    EXTRA = "extra", pgettext_lazy("allowance", "for special needs")


class DutyLimit(models.TextChoices):
    """What a rota must keep to. Of rest the number is the least, of the others the most."""

    REST = "rest", _("hours of rest between two shifts, at least")
    SHIFT = "shift", _("hours on duty at a stretch, at most")
    WEEK = "week", _("hours on duty in any seven days, at most")
    NIGHTS = "nights", _("nights in a row, at most")
    REST_WEEK = (
        "rest_week",
        _("hours of rest at a stretch in any seven days, at least; who stands behind the line rests"),
    )
    REST_WEEK_ALL = (
        "rest_week_all",
        _("hours of rest at a stretch in any seven days, at least; standing behind the line is no rest"),
    )


RESTS = frozenset({DutyLimit.REST, DutyLimit.REST_WEEK, DutyLimit.REST_WEEK_ALL})
"""Of these more is stricter."""


class FamilyKind(models.TextChoices):
    """Kinds of foster families for which the law says different things."""

    GENERAL = "general", pgettext_lazy("foster care", "general")
    STRENGTHENED = "strengthened", pgettext_lazy("foster care", "strengthened")
    SPECIALISED = "specialised", pgettext_lazy("foster care", "specialised")
    NETWORK = "network", pgettext_lazy("foster care", "network")
    RESPITE = "respite", pgettext_lazy("foster care", "respite")


class Limit(models.TextChoices):
    """What runs on a clock in a crisis, in clock hours, day and night."""

    METHOD = "method", _("first meeting, by the method or the region")
    GUIDELINE = "guideline", _("first meeting, by the guideline")
    DOCUMENT = "document", _("writing down why a bed was needed at once")


class CallWhen(models.TextChoices):
    LIFE = "life", _("life or body is in danger now")
    CHILD = "child", _("a child may be in danger")
    TALK = "talk", _("a child wants to talk")


class Per(models.TextChoices):
    DAY = "day", pgettext_lazy("rate", "a day")
    WEEK = "week", pgettext_lazy("rate", "a week")
    MONTH = "month", pgettext_lazy("rate", "a month")


class Checked(models.TextChoices):
    READ = "read", _("read at the source")
    UNCHECKED = "unchecked", _("not yet checked at the source")
    CHOICE = "choice", _("a choice, not law")


class State(models.TextChoices):
    WAITING = "waiting", _("waits for a second person")
    APPROVED = "approved", _("approved")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("of a proposal", "withdrawn")


SAID: dict[str, Any] = {
    "contract_alone": _("The source names no section for a service that is silent by contract alone."),
    "wording_2014": _("Read in the wording of 2014."),
    "no_section": _("The source names no section."),
    "age_unchecked": _("The source does not say this age. Check it before you rely on it."),
    "at_least_20": _("At least. It was 15 years until 2019."),
    "up_to": _("The source says up to so many years; the longest is kept."),
    "until_18": _("Until the youngest child is 18."),
    "destruction_refused": _("Refused where the interest of another or a law asks for the file."),
    "shipped_choice": _("Comes with the product, so that no look is left without a review"),
    "shipped_period": _("Comes with the product, so that nothing is kept for ever; no law was read for it"),
    "shipped_withheld": _(
        "Comes with the product: who protects a place is rung, not looked up. Nobody has set it otherwise"
    ),
    "no_period": _("The source names no period after which it must be renewed."),
    "network_first": _("A network family may have the child already; it is done afterwards."),
    "network_own": _("A network family is approved by its municipality for the one child it has."),
    "within_a_year": _("For a special reason within a year of the child's coming."),
    "panel_recommends": _(
        "In England the service decides itself, after its fostering panel: the panel's recommendation is what is shown."
    ),
    "standard_inspected": _("A standard by which services are inspected; it names no period."),
    "not_law_yet": _("To be checked by whoever knows the law of this country before it is relied on."),
    "own_choice": _("The institution's own choice"),
    "shipped_clock": _("Comes with the product; each provider sets its own by its contract or region"),
    "rate_minimum": _("The least that must be paid outside London and the South East."),
    "rate_lowest": _("The least that must be paid for the work."),
    "rate_guidance": _("Guidance: each municipality agrees the number of fees with the family."),
    "duty_week": _(
        "The law takes the average of a longer time; here any seven days are counted, which is stricter."
    ),
    "duty_fortnight": _(
        "The law takes twice as long in fourteen days as well; here any seven days are counted, which is stricter."
    ),
    "duty_implied": _("Not said as such: what is left of a day after the rest."),
    "older_wording": _("Read in an older wording. Check it before you rely on it."),
    "order_2019": _(
        "Read in the order of 2019. Since 2024 the order of 6 December 2023 (no. 1489) is in force; its section 5 was not read."
    ),
    "law_before_2024": _(
        "Read in the law as it was before 2024. Since then the Child’s Act is in force; its words on this were not read."
    ),
    "rate_news": _("Read in the news of the change, not in the regulation itself."),
}
"""Notes and sources that come with the product, in the reader's language; what people wrote stays as written."""


def said(text: str) -> str:
    return str(SAID.get(text, text))

"""Words of the exchange: what can be brought, how far an import is, and why something in a return is a finding."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    RETURN = "ssda903", _("Statutory return SSDA903")
    LIST = "list", _("Own list")
    FAMILIES = "families", _("Own list of foster families")


class State(models.TextChoices):
    """Nothing of an import is in the cases before somebody has said yes to it."""

    WAITING = "waiting", _("is being read")
    READ = "read", _("read, nothing taken over yet")
    TAKING = "taking", _("is being taken over")
    DONE = "done", _("taken over")
    STOPPED = "stopped", _("stopped; can go on")
    UNREADABLE = "unreadable", _("cannot be read")


class Severity(models.TextChoices):
    UNUSABLE = "unusable", _("cannot be used")
    WRONG = "wrong", _("breaks a rule")
    DOUBTFUL = "doubtful", _("look at it")


SCHEME_OF = {Kind.RETURN: "ssda903", Kind.LIST: "list"}
LISTS = (Kind.LIST, Kind.FAMILIES)
KEPT_DAYS = 30
EXTRA = " "
"""Under this name stand the cells beyond the last column; no heading can be a single blank."""

TABLE_WORDS = {
    "header": _("The child"),
    "episodes": _("Episodes of care"),
    "reviews": _("Reviews"),
    "missing": _("Missing or away"),
    "oc2": _("Health and behaviour"),
    "oc3": _("After leaving care"),
    "ad1": _("Adoption"),
    "uasc": _("Alone, asking for asylum"),
    "placed_for_adoption": _("Placed for adoption"),
    "previous_permanence": _("Earlier permanent home"),
    "social_workers": _("Social workers"),
}

# The sentences of the engine (samspil.engines.ssda903.reasons), word for word; a test compares them.
REASON_WORDS = {
    # reading a file
    "too_big": _("The file is larger than {limit} MB and was not read."),
    "empty_file": _("The file is empty."),
    "no_rows": _("The file has a heading but no rows."),
    "not_a_table": _("The file is not a table of the return and was left out."),
    "two_forms": _(
        "The folder holds a return as CSV and one as XML. Only the CSV was read; read the XML on its own."
    ),
    "nothing_to_read": _("There is no file of the return here."),
    "guessed_encoding": _(
        "The file is not written in UTF-8; it was read as {encoding}. Check names with accents."
    ),
    "nul_bytes": _("The file contained {count} zero bytes, which were left out."),
    "column_missing": _("The column {column} is missing."),
    "column_unknown": _("The column {column} is not known to the return; it is kept as it is."),
    "column_twice": _("The column {column} stands there twice; the second one is kept as {value}."),
    "row_short": _(
        "The row has {count} cells where {expected} are expected; the last ones were read as empty."
    ),
    "row_long": _("The row has {count} cells where {expected} are expected; the rest is kept but not used."),
    "heading_again": _("The heading stands here again; the line was left out."),
    "quote_open": _("A quotation mark is opened here and not closed; the line was read as it stands."),
    "formula": _("{column} looks like a formula ({value}). It was kept as text and not carried out."),
    "other_date_form": _(
        "{column} ({value}) is not written as day/month/year with four digits for the year; it was read as {day}."
    ),
    "decimal": _("{column} ({value}) is written as a decimal; it was read as {number}."),
    "xml_broken": _(
        "The XML is broken at line {line}, character {position}: {value}. What came before was read."
    ),
    "xml_forbidden": _(
        "The XML declares a document type or entities of its own. That can be an attack, so the file was not read."
    ),
    "xml_other": _("The XML is not an SSDA903 return: it begins with {value}."),
    "xml_encoding": _("The XML says it is written in {encoding}, which cannot be read."),
    # a row that cannot be placed
    "no_child": _("The row names no child."),
    "no_start": _("{column} is empty or no date, so the row cannot be placed in time ({value})."),
    "same_row": _("The row says exactly the same as row {other_row}."),
    # a cell
    "not_a_date": _("{column} is not a date: {value}."),
    "not_in_list": _("{value} is not a code of {column}."),
    "not_well_formed": _("{column} ({value}) is not written as it must be."),
    "out_of_range": _("{column} ({value}) is outside the range allowed."),
    "empty": _("{column} is empty."),
    "needed": _("{column} is needed here but empty."),
    "not_expected": _("{column} ({value}) should be empty here."),
    # two cells
    "both_or_none": _("{column} and {other} must both be filled in or both be empty."),
    "not_all": _("{column} is empty while the cells that belong to it are filled in."),
    "before": _("{column} ({value}) is before {other} ({other_value})."),
    "after": _("{column} ({value}) is after {other} ({other_value})."),
    "same_day": _("{column} ({value}) is the same day as {other} ({other_value})."),
    "not_same_day": _("{column} ({value}) is not the same day as {other} ({other_value})."),
    "does_not_fit": _("{column} ({value}) does not fit {other} ({other_value})."),
    # time
    "before_birth": _("{column} ({value}) is before the child was born ({dob})."),
    "age": _("{column} ({value}) does not fit the age of the child, born {dob}."),
    "after_year": _("{column} ({value}) is after the end of the year ({year_end})."),
    "before_year": _("{column} ({value}) is before the start of the year ({year_start})."),
    "too_early": _("{column} ({value}) is earlier than the return allows."),
    "too_long": _("What begins or ends with {column} ({value}) lasts longer than is allowed."),
    # the child's history
    "still_open": _("A later episode begins although this one has no end."),
    "overlap": _("{column} ({value}) is before the end of the one before ({other_value})."),
    "no_next": _("No further episode begins on the day this one ends."),
    "history": _("{column} ({value}) does not fit the other episodes of this child."),
    "not_continuous": _("{column} ({value}) does not fit how long the child has been looked after."),
    "no_episodes": _("There are no episodes for this child."),
    "no_record": _("There is no row for this child in {other}."),
    "record_not_expected": _("There should be no row for this child in this table."),
    # between tables
    "not_in_header": _("The child is not in the header table."),
    "differs_from_header": _("{column} ({value}) differs from the header ({other_value})."),
    "twice": _("The child stands in this table more than once."),
}

NO_RECORD_ELSEWHERE = _("Another table should have a row for this child.")
"""For `no_record` where the rule does not name the table."""

LIST_REASON_WORDS = {
    "no_columns": _("No column of this file is recognised. Say below what each column holds."),
    "not_a_list": _("This is neither a CSV file nor an Excel workbook (.xlsx), or it is damaged."),
    "no_name": _("The row gives no name and no number of a child."),
    "no_such_day": _("{column} is not a day that exists: {value}."),
    "day_unclear": _("{column} ({value}) cannot be read as a day. Write it like 2026-11-24 or 24/11/2026."),
    "birth_to_come": _("{column} ({value}) lies in the future."),
    "birth_too_old": _("{column} ({value}) is too long ago. Check the year."),
    "too_many_letters": _("{column} is longer than {limit} characters."),
    "no_mail": _("{column} ({value}) is not an e-mail address; it was left out."),
    "no_sex": _("{column} ({value}) is not understood; it was left out."),
    "place_not_known": _(
        "{column} ({value}) is no place that is known here; the child counts as not known where."
    ),
    "no_worker": _("Nobody with the address {value} works here; the case has no worker."),
    "next_passed": _("{column} ({value}) has passed; the case has no next date."),
    "opened_to_come": _("{column} ({value}) lies in the future; the case opens today."),
    "says_other": _("The row says something else about {name} than row {other_row}. Neither was taken."),
    "said_before": _("The row says the same as row {other_row}."),
    "reference_used": _("The reference {value} belongs to another case; a new one was given."),
}


class Column(models.TextChoices):
    """What a column of an own list may hold."""

    NUMBER = "number", _("own number")
    NAME = "name", _("whole name")
    GIVEN_NAME = "given_name", _("first name")
    FAMILY_NAME = "family_name", _("family name")
    CALLED = "called", _("called")
    BORN_ON = "born_on", _("date of birth")
    SEX = "sex", _("sex")
    PHONE = "phone", _("phone")
    EMAIL = "email", _("e-mail")
    STREET = "street", _("street")
    POSTCODE = "postcode", _("postcode")
    CITY = "city", pgettext_lazy("address", "place")
    REFERENCE = "reference", _("reference of the case")
    OPENED_ON = "opened_on", _("case open since")
    PLACE = "place", _("where the child is")
    NEXT_ON = "next_on", _("next date")
    NEXT_WHAT = "next_what", _("what is next")
    WORKER = "worker", _("worker's e-mail")


LONGEST = {
    "number": 58, "given_name": 80, "family_name": 80, "called": 80, "phone": 30, "street": 120, "postcode": 12, "city": 80,
    "reference": 40, "next_what": 160,
}  # fmt: skip


class FamilyColumn(models.TextChoices):
    """What a column of an own list of foster families may hold."""

    NUMBER = "number", _("own number")
    NAME = "name", _("name of the family")
    KIND = "kind", _("kind of foster care")
    AREA = "area", pgettext_lazy("column of a list", "area")
    STREET = "street", _("street")
    POSTCODE = "postcode", _("postcode")
    CITY = "city", pgettext_lazy("address", "place")
    PROTECTED = "protected", _("address kept secret")
    PHONE = "phone", _("phone")
    EMAIL = "email", _("e-mail")
    LANGUAGE = "language", _("language of letters")
    KNOWN_SINCE = "known_since", _("known since")
    GUIDE = "guide", _("e-mail of who guides them")
    HEARD_ON = "heard_on", _("last heard from us")
    CARER = "carer", _("first carer, name")
    CARER_BORN = "carer_born", _("first carer, date of birth")
    CARER_2 = "carer_2", _("second carer, name")
    CARER_2_BORN = "carer_2_born", _("second carer, date of birth")
    PLACES = "places", _("places approved")
    AGE_FROM = "age_from", _("approved from age")
    AGE_TO = "age_to", _("approved up to age, included")
    SINCE = "since", _("approved since")
    UNTIL = "until", _("approved until")
    OPEN = "open", _("places open now")
    NO_OBJECTION = "no_objection", _("certificate of no objection, day")
    NO_OBJECTION_UNTIL = "no_objection_until", _("certificate of no objection, until")
    PREPARATION = "preparation", _("preparation completed, day")
    ASSESSMENT = "pre_placement", _("assessment before the placement, day")
    LANGUAGES = "languages", _("languages spoken at home")
    ANIMALS = "animals", _("animals at home")
    WANTS = "wants", _("what they want")
    LIMITS = "limits", _("what they cannot or do not want")
    HOME = "home", _("what the home is like")


FAMILY_LONGEST = {
    "number": 57, "name": 120, "area": 80, "street": 120, "postcode": 12, "city": 80, "phone": 30, "wants": 300, "limits": 300,
    "home": 4000, "carer": 160, "carer_2": 160,
}  # fmt: skip

FAMILY_REASON_WORDS = {
    "family_no_name": _("The row gives no name of a family and no name of a carer."),
    "family_no_kind": _("The kind of foster care is missing or not understood ({value}); the family comes without an approval."),
    "family_no_places": _("It is not said for how many places they are approved; the family comes without an approval."),
    "family_no_ages": _("It is not said for which ages they are approved; the family comes without an approval."),
    "family_no_since": _("It is not said since when they are approved; it counts from the day of taking over."),
    "family_no_carer": _("No carer is named; what the law asks of carers stands as never shown."),
    "family_no_check": _("{column} is empty; it stands as never shown."),
    "family_check_over": _("{column} ({value}) has passed; the family is not asked for a child until a newer one is shown."),
    "family_approval_over": _("{column} ({value}) has passed; the family is not approved today."),
    "family_not_number": _("{column} ({value}) is not a number between {low} and {high}."),
    "family_ages_turned": _("{column} ({value}) is below the age from which they are approved."),
    "family_ends_before": _("{column} ({value}) is before the beginning."),
    "family_to_come": _("{column} ({value}) lies in the future."),
    "family_too_young": _("{column} ({value}): a carer cannot be that young. Check the year."),
    "family_not_yes": _("{column} ({value}) is neither yes nor no; the address is kept secret until somebody says otherwise."),
    "family_no_language": _("{column} ({value}) is no language that letters are written in; it was left out."),
    "family_other_animal": _("{column}: {value} is not in the list of animals and stands in the words of your list."),
    "family_other_language": _("{column}: {value} is no language that is known here and stands in the words of your list."),
    "family_no_guide": _("Nobody with the address {value} works here; nobody guides the family yet."),
    "family_same_name": _(
        "A family of this name is here already, but no number, postcode, phone or e-mail is the same. It comes as a new one."
    ),
}  # fmt: skip

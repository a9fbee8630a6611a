"""One row of a list of foster families to what `carers` takes over; what is empty or cannot be read stays unknown, and is remarked."""

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from samspil.carers import service as carers
from samspil.carers.terms import Animal, Kind, Source
from samspil.exchange.operations.columns import plain
from samspil.exchange.operations.rowfacts import MAIL, day_of
from samspil.exchange.operations.words import ANIMALS, KINDS, LANGUAGES, LETTERS, NO, YES
from samspil.exchange.terms import FAMILY_LONGEST, FamilyColumn

CHECKS = {
    FamilyColumn.NO_OBJECTION: "no_objection", FamilyColumn.PREPARATION: "preparation", FamilyColumn.ASSESSMENT: "pre_placement",
}  # fmt: skip
DAYS = (
    FamilyColumn.KNOWN_SINCE, FamilyColumn.HEARD_ON, FamilyColumn.CARER_BORN, FamilyColumn.CARER_2_BORN, FamilyColumn.SINCE,
    FamilyColumn.UNTIL, FamilyColumn.NO_OBJECTION, FamilyColumn.NO_OBJECTION_UNTIL, FamilyColumn.PREPARATION, FamilyColumn.ASSESSMENT,
)  # fmt: skip
PAST = (FamilyColumn.KNOWN_SINCE, FamilyColumn.HEARD_ON, FamilyColumn.SINCE, *CHECKS)
NUMBERS = {
    FamilyColumn.PLACES: (1, 20),
    FamilyColumn.AGE_FROM: (0, 24),
    FamilyColumn.AGE_TO: (0, 24),
    FamilyColumn.OPEN: (0, 20),
}
YOUNGEST = 15


@dataclass
class Row:
    """The cells of one row, the headings of their columns, and where problems go. `usable` falls with the first grave one."""

    cells: dict[str, str]
    headings: dict[str, str]
    note: Callable[..., None]
    today: dt.date
    language: str
    usable: bool = True

    def said(self, column: str) -> str:
        return self.cells.get(column, "")

    def wrong(self, reason: str, column: str, **more: Any) -> None:
        self.usable = False
        self.note(
            reason, "unusable", column=self.headings.get(column, column), value=self.said(column), **more
        )

    def odd(self, reason: str, column: str, **more: Any) -> None:
        told = {"column": self.headings.get(column, column), "value": self.said(column)} | more
        self.note(reason, "doubtful", **told)


def family_of(row: Row) -> tuple[carers.NewFamily, str, str] | None:
    """The family, the key by which the list knows it, and the address of who guides it; None when the row cannot be used."""
    for column, limit in FAMILY_LONGEST.items():
        if len(row.said(column)) > limit:
            row.wrong("too_many_letters", column, limit=limit)
    for column, text in row.cells.items():
        if text.startswith(("=", "@", "+=", "-=")):
            row.odd("formula", column)
    name = row.said("name") or _surname(row.said("carer"))
    if not name:
        row.wrong("family_no_name", "name")
    days: dict[str, Any] = {str(c): day_of(row.said(c), c, row.wrong, row.language, row.today) for c in DAYS}
    _days(row, days)
    members = _members(row, days)
    told: dict[str, Any] = {c: row.said(c) for c in ("area", "street", "postcode", "city", "phone", "home")}
    known = carers.NewFamily(
        name=name, number=row.said("number") or _key(row, name), kind=_kind(row) or Kind.GENERAL, members=members,
        known_since=days["known_since"] or days["since"], last_heard_on=days["heard_on"], email=_mail(row),
        protected=_protected(row), language=_letters(row), approvals=_approvals(row, days), offers=_offers(row, days),
        facts=_facts(row), checks=_checks(row, days, members), **told,
    )  # fmt: skip
    return (known, known.number, row.said("guide").casefold()) if row.usable else None


def _surname(carer: str) -> str:
    return carer.partition(",")[0].strip() if "," in carer else carer.rpartition(" ")[2].strip()


def _key(row: Row, name: str) -> str:
    """A number of its own for a family whose list gives none: what it is called, where it lives and who cares."""
    said = "|".join(
        plain(part) for part in (name, row.said("postcode"), row.said("street"), row.said("carer"))
    )
    return "~" + hashlib.blake2b(said.encode(), digest_size=12).hexdigest()


def _days(row: Row, days: dict[str, Any]) -> None:
    for column in PAST:
        if days[column] and days[column] > row.today:
            row.wrong("family_to_come", column)
    for column in (FamilyColumn.CARER_BORN, FamilyColumn.CARER_2_BORN):
        if days[column] and days[column].year > row.today.year - YOUNGEST:
            row.wrong("family_too_young", column)
    for first, last in (
        (FamilyColumn.SINCE, FamilyColumn.UNTIL),
        (FamilyColumn.NO_OBJECTION, FamilyColumn.NO_OBJECTION_UNTIL),
    ):
        if days[first] and days[last] and days[last] <= days[first]:
            row.wrong("family_ends_before", last)


def _members(row: Row, days: dict[str, Any]) -> list[carers.NewMember]:
    found = []
    for column in (FamilyColumn.CARER, FamilyColumn.CARER_2):
        if whole := row.said(column):
            family, comma, given = whole.partition(",")
            if not comma:
                given, _blank, family = whole.rpartition(" ")
            given, family = (given.strip() or family.strip()), (family.strip() if given.strip() else "")
            found.append(carers.NewMember("carer", given[:80], family[:80], days[f"{column}_born"]))
    if not found:
        row.odd("family_no_carer", "carer")
    return found


def _kind(row: Row) -> str:
    word = plain(row.said("kind"))
    return str(KINDS.get(word) or next((k for k in Kind if word and word == plain(str(k.label))), ""))


def _mail(row: Row) -> str:
    mail = row.said("email")
    if mail and not (MAIL.fullmatch(mail) and len(mail) <= 254):
        row.odd("no_mail", "email")
        return ""
    return mail


def _protected(row: Row) -> bool:
    """In doubt an address is a secret."""
    word = plain(row.said("protected"))
    if row.said("protected") and word not in YES and word not in NO:
        row.odd("family_not_yes", "protected")
        return True
    return word in YES


def _letters(row: Row) -> str:
    word = plain(row.said("language"))
    if word and word not in LETTERS:
        row.odd("family_no_language", "language")
    return LETTERS.get(word, "")


def _number(row: Row, column: str) -> int | None:
    text, (low, high) = row.said(column), NUMBERS[FamilyColumn(column)]
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,3}", text) or not low <= int(text) <= high:
        row.wrong("family_not_number", column, low=low, high=high)
        return None
    return int(text)


def _approvals(row: Row, days: dict[str, Any]) -> list[carers.NewApproval]:
    """Only on what the list says: for an approval kind, places and ages are needed; none of them is guessed."""
    kind, places = _kind(row), _number(row, "places")
    low, high = _number(row, "age_from"), _number(row, "age_to")
    if low is not None and high is not None and high < low:
        row.wrong("family_ages_turned", "age_to")
        return []
    lacks = {"family_no_kind": (not kind, "kind"), "family_no_places": (places is None, "places"),
             "family_no_ages": (low is None or high is None, "age_from")}  # fmt: skip
    for reason, (lacking, column) in lacks.items():
        if lacking and row.usable:
            row.odd(reason, column)
    if any(lacking for lacking, _column in lacks.values()):
        return []
    if days["since"] is None:
        row.odd("family_no_since", "since")
    since, until = days["since"] or row.today, days["until"]
    if until is not None and until <= row.today:
        row.odd("family_approval_over", "until")
        since = min(since, until - dt.timedelta(days=1))
    assert places is not None and low is not None and high is not None
    return [carers.NewApproval(kind, places, since, until, age_from=low, age_before=high + 1)]


def _offers(row: Row, days: dict[str, Any]) -> list[carers.NewOffer]:
    open_, kind = _number(row, "open"), _kind(row)
    return [carers.NewOffer(kind, open_, row.today)] if open_ is not None and kind else []


def _checks(row: Row, days: dict[str, Any], members: list[carers.NewMember]) -> list[carers.NewCheck]:
    found = []
    for column, check in CHECKS.items():
        if column in row.headings and days[column] is None and row.usable:
            row.odd("family_no_check", column)
        if days[column] is None:
            continue
        mine = check == "no_objection"
        until = days["no_objection_until"] if mine else None
        if until is not None and until < row.today:
            row.odd("family_check_over", FamilyColumn.NO_OBJECTION_UNTIL)
        about: list[int | None] = [*range(len(members))] if mine and members else [None]
        found += [carers.NewCheck(check, str(Source.LIST.label), days[column], until, of) for of in about]
    return found


def _facts(row: Row) -> list[carers.NewFact]:
    found = []
    for word in _words(row.said("languages")):
        code = LANGUAGES.get(plain(word))
        if code is None:
            row.odd("family_other_language", "languages", value=word)
        found.append(carers.NewFact("language", "has", detail=code or "", text="" if code else word[:300]))
    for word in _words(row.said("animals")):
        if plain(word) in NO:
            continue
        animal = ANIMALS.get(plain(word)) or next(
            (a for a in Animal if plain(str(a.label)) == plain(word)), None
        )
        if animal is None:
            row.odd("family_other_animal", "animals", value=word)
        kept = ("animal", str(animal), "") if animal else ("other", "", word[:300])
        found.append(carers.NewFact(kept[0], "has", detail=kept[1], text=kept[2]))
    for column, stance in ((FamilyColumn.WANTS, "wants"), (FamilyColumn.LIMITS, "cannot")):
        if row.said(column):
            found.append(carers.NewFact("other", stance, text=row.said(column)))
    return found


def _words(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;/+&]| (?:and|en|og|a|ja) ", text) if part.strip()][:12]

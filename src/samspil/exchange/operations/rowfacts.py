"""One row of a list to facts, each cell read the way people write it; what cannot be read is remarked, never guessed."""

import datetime as dt
import hashlib
import re
from collections.abc import Callable
from typing import Any

from samspil.cases.terms import Place
from samspil.exchange.operations.columns import plain
from samspil.exchange.terms import LONGEST, Column
from samspil.ground import names
from samspil.look.service import NotADay, read_day
from samspil.people.terms import Sex

Note = Callable[..., None]
EARLIEST = dt.date(1880, 1, 1)
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
SEX_WORDS = {
    Sex.FEMALE: "f,female,v,vrouw,meisje,k,kvinde,pige,zena,divka,holka,z,nainen,tytto,n,girl,woman,2",
    Sex.MALE: "m,male,man,jongen,mand,dreng,muz,chlapec,hoch,kluk,mies,poika,boy,1",
    Sex.OTHER: "x,other,anders,andet,jine,muu",
    Sex.NOT_KNOWN: "unknown,not known,onbekend,ukendt,neznamo,nezname,tuntematon",
}
SEXES = {word: sex for sex, words in SEX_WORDS.items() for word in words.split(",")}
PLACES = {
    Place.HOME: "home,thuis,hjemme,doma,kotona,koti",
    Place.RELATIVES: "relatives,kinship,familie,hos familie,u pribuznych,pribuzni,sukulaisten luona,sukulaiset",
    Place.FOSTER: "foster,foster family,foster care,pleeggezin,plejefamilie,pestounska pece,pestouni,sijaisperhe,perhehoito",
    Place.CRISIS_BED: "crisis bed,crisisbed,crisisopvang,krisecenter,krizove luzko,krizova pomoc,kriisipaikka",
    Place.RESIDENTIAL: "residential,children's home,instelling,dogninstitution,institution,detsky domov,ustav,lastenkoti,laitos",
    Place.HOSPITAL: "hospital,ziekenhuis,sygehus,hospital,nemocnice,sairaala",
    Place.SECURE: "secure,gesloten,sikret,uzavrene,suljettu",
    Place.INDEPENDENT: "independent,zelfstandig,selvstaendig,samostatne,itsenaisesti",
    Place.ADOPTION: "adoption,adoptie,osvojeni,adoptio",
    Place.ELSEWHERE: "elsewhere,elders,andetsteds,jinde,muualla",
    Place.NOT_KNOWN: "not known,unknown,onbekend,ukendt,neznamo,nezname,ei tiedossa,tuntematon",
}  # fmt: skip
PLACE_OF_WORD = {plain(word): place for place, words in PLACES.items() for word in words.split(",")}


def facts_of(
    cells: dict[str, str], *, note: Note, headings: dict[str, str], language: str, today: dt.date
) -> dict[str, Any] | None:
    """The facts of a row; None when it cannot be used. `note(reason, severity, column, value, ...)` remarks a problem."""
    usable = True

    def wrong(reason: str, column: str, **more: Any) -> None:
        nonlocal usable
        usable = False
        note(reason, "unusable", column=headings.get(column, column), value=cells.get(column, ""), **more)

    def odd(reason: str, column: str) -> None:
        note(reason, "doubtful", column=headings.get(column, column), value=cells.get(column, ""))

    facts: dict[str, Any] = {column: cells.get(column, "") for column in LONGEST}
    _named(facts, cells.get(Column.NAME, ""))
    for column, limit in LONGEST.items():
        if len(facts[column]) > limit:
            wrong("too_many_letters", column, limit=limit)
    if not (facts["given_name"] or facts["family_name"] or facts["called"] or facts["number"]):
        wrong("no_name", Column.NAME)
    for column in (Column.BORN_ON, Column.OPENED_ON, Column.NEXT_ON):
        facts[column] = day_of(cells.get(column, ""), column, wrong, language, today)
    _checked(facts, cells, wrong, odd, today)
    facts["key"] = facts["number"] or _key(facts)
    return facts if usable else None


def _named(facts: dict[str, Any], whole: str) -> None:
    """ "Nováková, Tereza" and "Tereza Nováková" are the same name."""
    if not whole or facts["given_name"] or facts["family_name"]:
        return
    if "," in whole:
        family, _, given = whole.partition(",")
    else:
        given, _, family = whole.rpartition(" ")
    facts["given_name"], facts["family_name"] = given.strip(), family.strip()


def day_of(
    text: str, column: str, wrong: Callable[..., None], language: str, today: dt.date
) -> dt.date | None:
    if not text:
        return None
    try:
        return read_day(re.sub(r"[ T]00:00(:00)?$", "", text), language, today)
    except NotADay as problem:
        wrong("no_such_day" if problem.why == "calendar" else "day_unclear", column)
        return None


def _checked(
    facts: dict[str, Any],
    cells: dict[str, str],
    wrong: Callable[..., None],
    odd: Callable[..., None],
    today: dt.date,
) -> None:
    born, opened, next_on = facts["born_on"], facts["opened_on"], facts["next_on"]
    if born and born > today:
        wrong("birth_to_come", Column.BORN_ON)
    if born and born < EARLIEST:
        wrong("birth_too_old", Column.BORN_ON)
    if opened and opened > today:
        odd("opened_to_come", Column.OPENED_ON)
        facts["opened_on"] = None
    if next_on and next_on < today:
        odd("next_passed", Column.NEXT_ON)
        facts["next_on"] = None
    sex = cells.get(Column.SEX, "")
    facts["sex"] = str(SEXES.get(plain(sex), ""))
    if sex and not facts["sex"]:
        odd("no_sex", Column.SEX)
    place = cells.get(Column.PLACE, "")
    found = PLACE_OF_WORD.get(plain(place)) or next(
        (p for p in Place if plain(place) == plain(str(p.label))), None
    )
    if place and not found:
        odd("place_not_known", Column.PLACE)
    facts["place"] = str(found or Place.NOT_KNOWN)
    facts["email"] = cells.get(Column.EMAIL, "")
    if facts["email"] and not (MAIL.fullmatch(facts["email"]) and len(facts["email"]) <= 254):
        odd("no_mail", Column.EMAIL)
        facts["email"] = ""
    facts["worker"] = cells.get(Column.WORKER, "").casefold()
    for column, text in cells.items():
        if text.startswith(("=", "@", "+=", "-=")):
            odd("formula", column)


def sort_name(facts: dict[str, Any]) -> str:
    return names.sort_key(facts["family_name"], facts["given_name"] or facts["called"])


def _key(facts: dict[str, Any]) -> str:
    """A name of its own for a person whose list gives none: the same name and birth are the same person."""
    said = f"{sort_name(facts)}|{facts['called'].casefold()}|{facts['born_on']}"
    return "~" + hashlib.blake2b(said.encode(), digest_size=12).hexdigest()

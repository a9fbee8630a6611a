"""Every address of the product, asked for by every person, and everything that comes back, as bytes one can search."""

import base64
import io
import re
import uuid
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from samspil.access.checks import pages
from samspil.access.service import declaration_of
from tests.cast import TODAY, Cast

PEOPLE = ("jana", "mark", "ada", "dana", "petra", "lukas", "olga", "anonymous")
TABLES = {
    "case": "cases.Case", "case_id": "cases.Case", "entry": "cases.Entry", "part": "cases.Participation",
    "share": "cases.Share", "person": "people.Person", "bond": "people.Bond", "address": "people.Address",
    "home": "people.Household", "member": "people.HouseholdMember", "meeting": "meetings.Meeting", "plan": "plans.Plan",
    "goal": "plans.Goal", "step": "plans.Step", "id": "referrals.Referral", "run": "exchange.Run",
    "card_id": "formulations.Factor", "link_id": "formulations.Link", "membership": "accounts.Membership",
    "team": "institutions.Team", "held": "institutions.HeldCompetence", "invitation": "accounts.Invitation",
    "decision": "meetings.Decision", "tie_id": "ecomaps.Tie", "differing_id": "formulations.Differing",
    "look_id": "cases.EmergencyLook", "worker": "accounts.Account", "joined": "people.Joined", "other": "people.Person",
    "card": "formulations.Factor", "about": "rights.Withheld", "asked": "rights.Request", "consent": "consents.Consent",
    "family": "carers.FosterFamily", "row": "fostering.Paper", "double": "people.PossibleDouble", "link": "plans.PlanLink",
    "participation": "programmes.Participation", "line": "line.AcuteLine", "day": "courses.CourseDay", "programme": "programmes.Programme",
}  # fmt: skip
"""Which table the name of an argument stands for, where it is not the table's own name in the room of the page."""
MANY = 4
"""How many records of one table are asked for, in the rooms where the secrets lie."""
DEEP = ("people:", "cases:")
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
LIBRARY = ("account_", "mfa_", "usersessions_", "openid", "social", "set_language", "look:")
SENT = {
    "revision": "0", "place": "home", "since": TODAY.isoformat(), "until": TODAY.isoformat(), "next_on": TODAY.isoformat(),
    "kind": "note", "text": "x", "q": "Nov", "what": "x", "note": "x", "on": TODAY.isoformat(), "purpose": "x",
    "given_name": "Matěj", "family_name": "Novák", "street": "x", "city": "x", "label": "x", "born_on": "2014-02-03",
    "key": "k", "title": "t", "goal": "x", "reason": "other", "minutes": "60", "code": "x", "why": "x", "country": "CZ",
    "seen_by": "own", "birth": "exact", "competence": "family_support", "place_since": TODAY.isoformat(),
}  # fmt: skip
LISTS = ("?who=all", "?who=all&sort=name", "?who=all&closed=1", "?who=all&gap=place", "?who=all&gap=next")


def ours() -> Iterator[tuple[str, str, Any]]:
    """Every page that is no library's, as (name, route, what it declares)."""
    for route, name, view in pages():
        said = declaration_of(view, name)
        if name and said is not None and ":" in name and not name.startswith(LIBRARY):
            yield name, route, said


def arguments(route: str) -> list[tuple[str, str]]:
    return re.findall(r"<(\w+):(\w+)>", route)


def ids(label: str, many: int = MANY, about: Iterable[Any] = ()) -> list[Any]:
    """Records of a table: those that it is about, then the newest."""
    wanted = [record for record in about if record._meta.label == label]
    newest = apps.get_model(label)._default_manager.order_by("-pk")
    newer = newest.exclude(pk__in=[r.pk for r in wanted])[: max(many - len(wanted), 0)]
    return [*wanted, *newer]


def table_of(page: str, argument: str) -> str:
    """The table whose records an argument of this page names. A new name that is no table's stands in `TABLES`."""
    room = page.partition(":")[0]
    own = apps.all_models.get(room, {}).get(argument.replace("_", "").removesuffix("id"))
    assert own or argument in TABLES, f"{page}: say in walking.TABLES which table {argument} names"
    return str(own._meta.label) if own else TABLES[argument]


def _fits(first: Any, second: Any) -> bool:
    """Whether the second record hangs on the first: by a key of its own or of what it hangs on."""
    for field in second._meta.concrete_fields:
        if field.is_relation:
            value = getattr(second, field.attname)
            if value == first.pk:
                return True
            if value and field.related_model._meta.app_label == second._meta.app_label:
                held = getattr(second, field.name)
                if any(
                    getattr(held, f.attname) == first.pk for f in held._meta.concrete_fields if f.is_relation
                ):
                    return True
    return False


def _given(page: str, names: list[str], about: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Values for the identifiers of an address, such as belong together."""
    if names[:2] == ["person", "home"]:
        for stay in ids("people.HouseholdMember", 12):
            yield dict(zip(names, (stay.person_id, stay.household_id, stay.pk), strict=False))
        return
    rows = [ids(table_of(page, name), about=about) for name in names]
    if not all(rows):
        yield dict.fromkeys(names, uuid.UUID(int=7))
        return
    if len(rows) == 1:
        yield from ({names[0]: row.pk} for row in rows[0])
        return
    for last in rows[-1]:
        firsts = [next((f for f in some if _fits(f, last)), some[0]) for some in rows[:-1]]
        yield dict(zip(names, (r.pk for r in (*firsts, last)), strict=True))


def addresses(many: int = MANY, about: Iterable[Any] = ()) -> list[str]:
    """Every page of the product: of persons and cases with `many` records of the scene, of other rooms with one. The
    records that it is `about` are asked for before newer ones."""
    found: dict[str, None] = {}
    for name, route, _said in ours():
        asked = arguments(route)
        if not asked:
            found[reverse(name)] = None
        elif all(kind == "uuid" for kind, _name in asked):
            for given in islice(
                _given(name, [n for _kind, n in asked], about), many if name.startswith(DEEP) else 1
            ):
                found[reverse(name, kwargs=given)] = None
    from samspil.cases.terms import LISTED

    children = reverse("cases:children")
    more = [children + choice for choice in LISTS]
    more += [f"{children}?who=all&place={place}" for place, _words in LISTED]
    more += [
        reverse(f"referrals:{page}", args=["ospod-brno-sever"]) for page in ("ask", "ask_young", "received")
    ]
    return [*found, *more]


def visitor(cast: Cast, name: str, client_kind: Any = Client) -> Any:
    client = client_kind(raise_request_exception=False)
    if name != "anonymous":
        client.force_login(getattr(cast, name), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def post(client: Client, address: str, sent: dict[str, str]) -> Any:
    """What a form answers. Nothing of it stays."""
    with transaction.atomic():
        answer = client.post(address, sent)
        if answer.streaming:
            answer.whole = b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    return answer


def asked_by(
    cast: Cast, name: str, places: Iterable[str], *, forms: bool = True, client: Any = None
) -> Iterator[tuple[str, Any]]:
    """Each address read and each form sent, by one person or in a browser of theirs. A form that goes through as it is
    filled in here is sent empty too: whatever does not comes back in the same page either way."""
    client = client or visitor(cast, name)
    sent_to: Counter[str] = Counter()
    for address in places:
        with transaction.atomic():
            answer = client.get(address)
            if answer.streaming:
                answer = _whole(answer)
            transaction.set_rollback(True)
        yield f"GET {address}", answer
        kind = ID.sub("ID", address)
        if forms and answer.status_code in (200, 405) and "?" not in address and sent_to[kind] < 1:
            sent_to[kind] += 1
            sent = post(client, address, SENT)
            yield f"POST {address}", sent
            if sent.status_code not in (404, 405, 422):
                yield f"POST nothing {address}", post(client, address, {"sent": "yes"})
    for what in ("csv", "xlsx", "xml", "zip"):
        yield f"OUT {what}", post(client, reverse("exchange:out"), {"what": what})


def _whole(answer: Any) -> Any:
    content = b"".join(answer.streaming_content)
    answer.streaming_content = [content]
    answer.whole = content
    return answer


def everything(answer: Any) -> bytes:
    """All that came: status, headers with cookies, and the content with what is packed in it."""
    content = getattr(answer, "whole", None)
    if content is None:
        content = getattr(answer, "whole", b"") if answer.streaming else answer.content
    heads = "\n".join(f"{k}: {v}" for k, v in sorted(answer.headers.items()))
    return b"\n".join((heads.encode(), str(answer.cookies).encode(), unpacked(content)))


def unpacked(content: bytes) -> bytes:
    """A file with everything inside it: archives and workbooks opened, packed streams unpacked."""
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [
                info.filename.encode() + b"\n" + unpacked(archive.read(info))
                for info in archive.infolist()
                if not info.filename.startswith("docProps/")
            ]
        return b"\n".join(inside)
    if content[:5] == b"%PDF-":
        streams = re.findall(rb"stream\r?\n(.*?)endstream", content, re.S)
        said = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        return b"\n".join([content, said.encode(), *(_inflated(s) for s in streams)])
    if content[:2] == b"\x1f\x8b":
        return unpacked(zlib.decompress(content, 31))
    return content


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream


BEGINS = "qzxwkv"
"""Every word that is looked for begins so: one quick look tells whether any is there."""


class Needles:
    """Words that must not be found, in any dress: letters of either size, folded lines, base64."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(words)
        assert all(w.startswith(BEGINS) for w in self.words)
        self.coded = list(_base64s(BEGINS))

    def in_(self, content: bytes) -> set[str]:
        whole = re.sub(rb"\r?\n[ \t]|=\r?\n", b"", content)
        low = whole.lower()
        found = {w for w in self.words if w.encode() in low} if BEGINS.encode() in low else set()
        if any(code in whole for code in self.coded):
            found |= {w for w in self.words if any(code in whole for code in _base64s(w))}
        return found


def _base64s(word: str) -> Iterator[bytes]:
    """The word in base64, wherever it begins within three bytes."""
    for form in {word, word.upper(), word.capitalize()}:
        for shift in range(3):
            coded = base64.b64encode(b"\0" * shift + form.encode())
            yield coded[(0, 2, 3)[shift] :].rstrip(b"=")[:-1]

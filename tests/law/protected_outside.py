"""What lies around a random history, for the search of protected words: ties on the network picture, a protected foster
family and a child placed there, everything that was given out by a secret address, and a child who reads her own file."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from samspil.access.service import Role
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.cases import service as cases
from samspil.cases.models import Case
from samspil.ecomaps import service as ecomaps
from samspil.fostering import service as fostering
from samspil.institutions import service as institutions
from samspil.meetings import service as meetings
from samspil.rights import service as rights
from tests.cast import MACHINE, NOW, Cast, _staff
from tests.law import walking
from tests.law.secret_pages import Given
from tests.law.worlds import family

BEFORE = NOW - dt.timedelta(days=100)
POINT = (49.1874321, 16.6123987)
"""Where the foster family lives, to a few steps."""
FILES = ("svg", "graphml", "csv", "pdf")


@dataclass(frozen=True)
class Wider(Cast):
    """And a foster care service in the case: Maja works there; Birgit is a carer; a child who signs in as family."""

    fostering: Any
    maja: Any
    birgit: Any
    family: Any


def tie_all(told: Any, folk: list[Any]) -> None:
    """Whoever draws ties everybody to the child and to each other, whatever address they have."""
    for home in ("authority", "support"):
        for person, to in zip(folk[1:], folk, strict=False):
            ecomaps.note_tie(
                **told.by(home),
                case=told.cast.case,
                person=person,
                to=to,
                since=told.day,
                saying=ecomaps.Saying(),
            )


def foster(told: Any) -> Any:
    """A service that keeps its family's home to itself, and the child of the case placed there. Gives the family."""
    cast = told.cast
    home = institutions.found(
        by=MACHINE, at=BEFORE, name="Pěstounská péče", kind="foster_care", letters="PP", country="CZ",
        slug="pestounska-pece", competences=["foster_care"],
    )  # fmt: skip
    maja, lead = _staff("Maja Lind", home, Role.WORKER, "en"), _staff("Hanne Friis", home, Role.LEAD, "en")
    birgit = accounts.create(
        by=MACHINE, at=BEFORE, email="birgit@example.org", name="Birgit Damsgaard", language="en"
    )
    wider = Wider(**vars(cast), fostering=home, maja=maja, birgit=birgit, family=family())
    told.take_in(wider, "fostering")
    cases.bring_in(
        by=cast.actor(cast.jana), at=NOW - dt.timedelta(days=1), case=Case.objects.get(pk=cast.case.pk), institution=home,
        competence="foster_care", purpose="joint plan", basis="statute", worker=maja,
    )  # fmt: skip
    lived = {name: told.word("fostering") for name in ("street", "city", "area")}
    lived["postcode"] = told.word("fostering").upper()[:12]
    people = [carers.NewMember("carer", "Birgit", "Damsgaard", account=birgit.pk)]
    approved = [carers.NewApproval("general", 1, BEFORE.date(), age_from=0, age_before=18)]
    there = carers.take_over(
        by=cast.actor(lead), at=NOW,
        families=[
            carers.NewFamily(
                name="Damsgaard", consultant=maja.pk, known_since=BEFORE.date(), protected=True, point=POINT,
                members=people, approvals=approved, **lived,
            )
        ],
    )[0]  # fmt: skip
    fostering.place(
        by=cast.actor(maja), at=NOW, case=Case.objects.get(pk=cast.case.pk), family=there.pk, kind="general",
        arrives_at=NOW + dt.timedelta(hours=8), undecided_why="x",
    )  # fmt: skip
    return there


def own_file(told: Any) -> Any:
    """The child reads her own file with an account of her own."""
    cast, by = told.cast, told.cast.actor(told.cast.jana)
    asked = rights.Asked(person=cast.tereza, relation="child", language="cs", why="She asked to read it.")
    reader, _secret = rights.invite(by=by, at=NOW, case=cast.case, asked=asked)
    reader = rights.reader(reader.pk, at=NOW, visit=reader.pk)
    rights.keep_in_account(by=rights.lens(reader, NOW), at=NOW, reader=reader, account=cast.family)
    return reader


def copied(told: Any) -> bytes:
    """The copy that the child fetches, with every mark taken away by whoever made it: the most that can be in it."""
    by = told.cast.actor(told.cast.jana)
    pack = rights.begin_copy(by=by, at=NOW, case=told.cast.case, person=told.cast.tereza, language="cs")
    rights.uncover(by=by, at=NOW, pack=pack, marks=[m.pk for m in pack.marks.all()])
    rights.make_copy(by=by, at=NOW, pack=pack)
    reader = rights.readings(told.cast.family.pk, at=NOW)[0]
    answer = walking.visitor(told.cast, "family").get(reverse("rights:copy", args=[reader.pk, pack.pk]))
    assert answer.status_code == 200
    return walking.everything(answer)


def pictures(cast: Any, to: str) -> list[str]:
    """The network picture as every file whose words one can read, for oneself or made for somebody at the table."""
    address = reverse("ecomaps:file", args=[cast.case.pk])
    whom = f"&for={getattr(cast, to).pk}" if to else ""
    return [f"{address}?as={kind}{whom}" for kind in FILES]


def outsiders(cast: Any, given: Given) -> Iterator[tuple[str, Client, list[str]]]:
    """Who holds something without working anywhere: their browser and what they ask for."""
    secret = {name: reverse(name, kwargs=of) for name, of in given.secrets.items() if name != "plans:tap"}
    yield "a holder of links", Client(raise_request_exception=False), list(secret.values())
    guest = Client(raise_request_exception=False)
    meeting = given.of["meeting"]
    guest.post(secret["meetings:join"], {"invitation": str(given.of["invitation"].pk)})
    knocks = meeting.screens.get().guests.get()
    meetings.let_in(by=cast.actor(cast.petra), at=NOW, meeting=meeting, guest=knocks.pk)
    yield "a guest of the screen", guest, [secret["meetings:join"], secret["meetings:join_now"]]
    mother = Client(raise_request_exception=False)
    opened = mother.post(secret["rights:open"], {"born_on": "1988-03-01"})
    assert opened.status_code == 303
    yield "the mother", mother, own_pages(given.of["reader"])
    child = walking.visitor(cast, "family")
    yield "family", child, own_pages(rights.readings(cast.family.pk, at=NOW)[0])
    yield (
        "birgit",
        walking.visitor(cast, "birgit"),
        [p for p in walking.addresses(many=1) if "/at-home/" in p] + [reverse("carers:own")],
    )


def own_pages(reader: Any) -> list[str]:
    """Every page of one's own file, of the records that there are."""
    told = []
    for name, route, _said in walking.ours():
        names = [n for kind, n in walking.arguments(route) if kind == "uuid"]
        if name.startswith("rights:") and route.startswith("my/") and names[:1] == ["reader"]:
            rest = [walking.ids(walking.table_of(name, n), 1) for n in names[1:]]
            if all(rest):
                told.append(
                    reverse(
                        name,
                        kwargs={
                            "reader": reader.pk,
                            **{n: r[0].pk for n, r in zip(names[1:], rest, strict=True)},
                        },
                    )
                )
    assert len(told) > 12
    return told

"""Whom somebody may not know leaves no trace: not by a name, not by a number, not by a place on the picture, in no file."""

import io
import json
import random

import pytest
from django.urls import reverse
from pypdf import PdfReader

from samspil.cases import service as cases
from samspil.cases.terms import Closing
from samspil.ecomaps import policy
from samspil.ecomaps import service as ecomaps
from samspil.ecomaps.models import Arrangement, Tie
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.people import service as people
from samspil.people.models import Person
from samspil.trail import service as trail
from tests.cast import NOW, TODAY
from tests.rooms.ecomaps.scene import bind, draw, know, somebody, tie

KINDS = ("friend", "aunt_uncle", "relative", "grandmother", "foster_carer", "neighbour", "mother")
FILES = ("svg", "graphml", "csv")


def secrets(cast, around, dice) -> list[str]:
    """People whom only Jana's institution knows, bound and tied to whomever; their names."""
    names = []
    known = [cast.tereza, *around.people.values()]
    for n in range(6):
        person = somebody(cast, f"Tajný{n}", family=f"Skrytá{n}", sex=dice.choice(["female", "male", ""]))
        names += [person.given_name, person.family_name]
        try:
            bind(cast, person, dice.choice(known[:4]), dice.choice(KINDS))
        except Invalid:
            continue
        for _ in range(dice.randrange(3)):
            tie(
                cast,
                person,
                to=dice.choice(known),
                quality=dice.choice(["strong", "tense"]),
                note=f"Tajemství{n}",
                consent=dice.choice(["asked", "declines"]),
                wish="none",
            )
        tie(cast, f"Úkryt{n}", to=person, quality="weak")
        names += [f"Tajemství{n}", f"Úkryt{n}"]
        known.append(person)
    return names


def everything(client, cast, **query) -> dict[str, bytes]:
    """Page and files as this person gets them; what changes with every request is taken out by asking the door."""
    url = reverse("ecomaps:show", args=[cast.case.pk])
    found = {
        view: client.get(url, {"view": view, "since": "none"}).content
        for view in ("both", "family", "network")
    }
    for name in FILES:
        found[name] = client.get(f"{url}file/", {"as": name, **query}).content
    return found


def drawn(cast, actor, **more) -> tuple:
    net = ecomaps.network(cast.case, for_=actor, at=NOW, **more)
    shown = ecomaps.snapshot(net, TODAY)
    pictures = [
        ecomaps.draw(ecomaps.lay_out(shown, None, view, {}), shown, None, title="x", language="en").svg
        for view in ("both", "family", "network")
    ]
    rows = ecomaps.rows(shown, None)
    words = ecomaps.sentences(ecomaps.figures(shown), shown)
    files = ecomaps.graphml_file(shown), ecomaps.csv_file(rows, "x")
    return (*pictures, words, files, [m.words for m in ecomaps.marks(net)], ecomaps.bonds(shown))


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_everything_is_byte_for_byte_what_it_was_before_the_hidden_came(cast, client, seed):
    dice = random.Random(seed)
    around = draw(cast)
    petra = cast.actor(cast.petra)
    before = drawn(cast, petra)
    names = secrets(cast, around, dice)
    assert drawn(cast, petra) == before
    mine = drawn(cast, cast.actor(cast.jana))
    assert mine != before and all(n in str(mine) for n in names if n.startswith("Úkryt"))
    client.force_login(cast.petra)
    for what, content in everything(client, cast).items():
        assert not [n for n in names if n.encode() in content], what


@pytest.mark.django_db
def test_what_is_made_for_another_institution_is_made_without_whom_it_does_not_know(cast, client):
    around = draw(cast)
    petra = cast.actor(cast.petra)
    before = drawn(cast, petra)
    names = secrets(cast, around, random.Random(7))
    together = drawn(cast, cast.actor(cast.jana), present=ecomaps.Present((cast.support.pk,)))
    assert together == before
    client.force_login(cast.jana)
    for what in FILES:
        content = client.get(
            reverse("ecomaps:file", args=[cast.case.pk]), {"as": what, "for": str(cast.support.pk)}
        ).content
        assert not [n for n in names if n.encode() in content], what
    assert (
        client.get(
            reverse("ecomaps:file", args=[cast.case.pk]), {"as": "csv", "for": str(cast.elsewhere.pk)}
        ).status_code
        == 404
    )


@pytest.mark.django_db
def test_a_room_sees_only_what_everybody_in_it_may_know(cast):
    draw(cast)
    jana = cast.actor(cast.jana)

    def in_room(*institutions):
        there = ecomaps.Present(institutions)
        return ecomaps.for_presentation(cast.case.pk, for_=jana, at=NOW, present=there)

    mine = in_room()
    ours = in_room(cast.support.pk)
    assert "Klub Kotelna" in ours.svg and "Věra" in ours.svg and ours.svg == mine.svg
    club = in_room(cast.support.pk, cast.club.pk)
    assert "Věra" not in club.svg and "Klub Kotelna" in club.svg
    assert {r.node.name for r in club.rows} == {"Klub Kotelna", "ZŠ Husovice"}
    assert in_room(cast.elsewhere.pk) is None


@pytest.mark.django_db
def test_a_protected_home_is_drawn_for_nobody_who_may_not_know_it(cast):
    around = draw(cast)
    petra, jana = cast.actor(cast.petra), cast.actor(cast.jana)
    both = [cast.tereza, around.people["hana"]]
    people.share_home(by=petra, at=NOW, label="u mámy", people=both, since=TODAY)
    assert "u mámy" in drawn(cast, jana)[0]
    people.lives_at(by=jana, at=NOW, person=around.people["hana"], since=TODAY, city="Brno", protected=True)
    assert "u mámy" in drawn(cast, petra)[0]
    people.share_home(by=jana, at=NOW, label="na utajeném místě", people=both, since=TODAY, protected=True)
    assert "utajen" not in str(drawn(cast, petra))
    assert "utajen" not in str(drawn(cast, jana, present=ecomaps.Present((), others=True)))


@pytest.mark.django_db
def test_the_policy_answers_both_ways_alike_and_the_door_keeps_to_it(cast):
    around = draw(cast)
    secrets(cast, around, random.Random(3))
    Arrangement.objects.create(case=cast.case, institution=cast.support, view="both", changed_at=NOW)
    for account in (cast.jana, cast.mark, cast.ada, cast.dana, cast.petra, cast.lukas, cast.olga):
        actor = cast.actor(account)
        seen = set(policy.visible(actor, at=NOW))
        assert seen == {t for t in Tie.objects.all() if policy.can(actor, "read", t, at=NOW)}
        kept = set(policy.visible_arrangements(actor, at=NOW))
        assert kept == {a for a in Arrangement.objects.all() if policy.can_arrangement(actor, a, at=NOW)}
        for one in Tie.objects.all():
            if one not in seen:
                with pytest.raises(NotFound):
                    ecomaps.tie(one.pk, for_=actor, at=NOW)
    assert (
        len(policy.visible(cast.actor(cast.jana), at=NOW))
        > len(policy.visible(cast.actor(cast.petra), at=NOW))
        > 2
    )
    assert not policy.visible(cast.actor(cast.olga), at=NOW)


@pytest.mark.django_db
def test_who_does_not_know_somebody_can_tie_nobody_to_them_and_a_closed_case_changes_no_more(cast):
    around = draw(cast)
    hidden = somebody(cast, "Skrytý")
    with pytest.raises(NotFound):
        tie(cast, hidden, by=cast.petra, quality="weak")
    with pytest.raises(NotFound):
        tie(cast, "Místo", to=hidden, by=cast.petra, quality="weak")
    cases.close(
        by=cast.actor(cast.jana),
        at=NOW,
        case=cast.case,
        revision=cast.case.revision,
        reason=Closing.values[0],
    )
    with pytest.raises(Refused):
        tie(cast, around.people["vera"], to=around.people["hana"], quality="weak")


@pytest.mark.django_db
def test_when_an_institution_learns_of_somebody_the_ties_appear(cast):
    around = draw(cast)
    tie(cast, around.people["vera"], to=around.people["adam"], quality="weak", note="hlida_ho")
    assert "hlida_ho" not in str(drawn(cast, cast.actor(cast.lukas)))
    know(cast, *Person.objects.filter(pk__in=[p.pk for p in around.people.values()]), to=cast.club)
    assert "hlida_ho" in str(drawn(cast, cast.actor(cast.lukas)))


@pytest.mark.django_db
def test_paper_and_png_show_the_known_and_nobody_else_and_carry_no_name_outside(cast, client):
    around = draw(cast)
    names = secrets(cast, around, random.Random(5))
    client.force_login(cast.petra)
    url = reverse("ecomaps:file", args=[cast.case.pk])
    answer = client.get(url, {"as": "pdf"})
    paper = PdfReader(io.BytesIO(answer.content))
    said = "".join(page.extract_text() for page in paper.pages)
    assert "Věra Nováková" in said and not [n for n in names if n in said]
    assert "Tereza" not in str(paper.metadata) and "Tereza" not in answer["Content-Disposition"]
    picture = client.get(url, {"as": "png"}).content
    assert picture.startswith(b"\x89PNG") and len(picture) > 5000


@pytest.mark.django_db
def test_who_took_what_for_whom_is_on_record(cast, client):
    draw(cast)
    client.force_login(cast.jana)
    client.get(reverse("ecomaps:file", args=[cast.case.pk]), {"as": "csv", "for": "table"})
    entry = next(e for e in trail.of_case(cast.case.pk, size=5).items if e.act == "ecomaps.file")
    assert json.loads(entry.details) == {"as": "csv", "for": "table"}


@pytest.mark.django_db
def test_a_name_that_a_spreadsheet_would_reckon_with_stays_text(cast, client):
    tie(cast, "=1+1", quality="weak", note="@x")
    client.force_login(cast.jana)
    text = client.get(reverse("ecomaps:file", args=[cast.case.pk]), {"as": "csv"}).content.decode("utf-8-sig")
    assert "\n'=1+1," in text and ",'@x" in text

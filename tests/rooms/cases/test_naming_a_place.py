"""Whoever writes for others, and names a place that their institution protects, is told before it is kept."""

import pytest
from django.urls import reverse

from samspil.cases import service as cases
from samspil.people import service as people
from tests.cast import NOW, TODAY
from tests.law import walking

HELD = "This names a protected place"


@pytest.mark.django_db
def test_a_text_that_names_a_protected_place_is_held_back_until_the_writer_says_that_they_may_know_it(
    cast, time_machine
):
    time_machine.move_to(NOW, tick=False)
    jana = cast.actor(cast.jana)
    mother = people.add(by=jana, at=NOW, given_name="Hana", family_name="Nováková", around=cast.tereza)
    people.bind(by=jana, at=NOW, person=mother, to=cast.tereza, kind="mother")
    where = {"by": jana, "at": NOW, "person": mother, "since": TODAY, "country": "CZ"}
    people.lives_at(**where, street="Bratislavská 12", postcode="602 00", city="Brno", protected=True)
    people.lives_at(**where, street="Cejl 9", postcode="602 01", city="Kuřim")
    assert people.place_words(cast.tereza, for_=jana) == ("60200", "Bratislavská")
    assert people.place_words(cast.tereza, for_=cast.actor(cast.petra)) == (), "a warning tells nobody else"
    client, page = walking.visitor(cast, "jana"), reverse("cases:file", args=[cast.case.pk])

    def wrote(text: str, **more: str):
        said = {"kind": "note", "seen_by": "all", "text": text} | more
        return client.post(page, said)

    held = wrote("She is at Bratyslawska, ring first.")
    assert held.status_code == 422 and HELD in held.text and "She is at Bratyslawska" in held.text
    assert wrote("Parcels to 60200.").status_code == wrote("Na Bratislavské ulici").status_code == 422

    def notes():
        return [
            e.text
            for e in cases.timeline(cast.case, cases.TimelineFilter(kinds=("note",)), for_=jana, at=NOW).items
        ]

    assert notes() == []
    assert wrote("At Cejl, in Brno.").status_code == 303, "what nobody protects"
    assert wrote("At Bratislavská.", seen_by="own").status_code == 303, "only the own institution reads it"
    assert wrote("At Bratislavská.", aware="yes").status_code == 303
    note = cases.write(by=jana, at=NOW, case=cast.case, kind="note", text="Quiet. Bratislavská 12.")
    share = reverse("cases:share", args=[cast.case.pk, note.pk])
    sent = {
        "to": str(cast.support.pk), "part": "whole", "purpose": "plan", "basis": "statute", "statute": "§ 51", "span": "week",
    }  # fmt: skip
    assert HELD in client.post(share, sent).text
    assert HELD not in client.post(share, sent | {"part": "some", "sentences": ["0"]}).text

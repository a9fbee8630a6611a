import datetime as dt
import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from samspil.cases import service as cases
from samspil.fostering import service as fostering
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.names import sentences
from samspil.look import service as look
from samspil.people import service as people
from samspil.rights import service as rights
from samspil.rights.models import Mark, Pack, Reader
from samspil.rights.queries.blackening import everywhere, pieces, places
from samspil.trail.models import Entry as Trail
from tests.cast import NOW
from tests.rooms.cases.pages import visitor
from tests.rooms.fostering import scene as foster_care
from tests.rooms.rights import invited, visiting

NOTE = "The neighbour Zdena Tichá rang. Tereza slept well. Mr Tichý shouted in the yard."


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def pack(cast):
    by = cast.actor(cast.jana)
    cases.write(by=by, at=NOW, case=cast.case, kind="note", text=NOTE)
    cases.write(
        by=by, at=NOW, case=cast.case, kind="note", text="Zdena Tichá again.\nSecond line #strong[x]."
    )
    reader, _secret = invited(cast)
    return rights.begin_copy(by=by, at=NOW, case=cast.case, person=reader.person, language="cs")


def place_of(pack, text):
    return next(n for n, p in enumerate(pack.passages) if text in p["text"])


def text_of(content):
    read = PdfReader(io.BytesIO(content))
    return "\n".join(page.extract_text() for page in read.pages), read


class OneMark:
    def __init__(self, start, end, why="third"):
        self.start, self.end, self.why = start, end, why


def test_sentences_and_places_of_words_are_found():
    assert [NOTE[a:b] for a, b in sentences(NOTE)] == [
        "The neighbour Zdena Tichá rang.", "Tereza slept well.", "Mr Tichý shouted in the yard.",
    ]  # fmt: skip
    assert [NOTE[a:b] for a, b in places("zdena  tichá", NOTE)] == ["Zdena Tichá"]
    assert places("Tere", NOTE) == [] and places(" ", NOTE) == []
    told = "Zdeně Tiché volal Tichý. zdena.ticha@example.org je tichá."
    assert [told[a:b] for a, b in everywhere("Zdena Tichá", told)] == ["Zdeně Tiché", "zdena.ticha"]
    assert [told[a:b] for a, b in everywhere("Zdena", told)] == ["Zdeně", "zdena"]


def test_marks_that_touch_are_one_black_piece_and_nothing_is_lost():
    cut = pieces("abcdef", [OneMark(1, 3), OneMark(2, 4, "safety"), OneMark(9, 12)], first=7)
    assert [(p.text, p.number, p.why) for p in cut] == [
        ("a", 0, ()), ("bcd", 7, ("third", "safety")), ("ef", 0, ()),
    ]  # fmt: skip


def test_what_is_black_is_nowhere_in_the_file(cast, pack):
    by = cast.actor(cast.jana)
    told = {"by": by, "at": NOW, "pack": pack}
    n = place_of(pack, "neighbour")
    assert rights.black_out(**told, passage=n, why="third", words="Zdena Tichá", everywhere=True) == 2
    rights.black_out(**told, passage=n, why="safety", sentences=[2])
    made = rights.make_copy(**told)
    content = rights.hand_out(by=by, at=NOW, pack=made)
    text, read = text_of(content)
    assert "Tereza slept well." in text and "Second line #strong[x]." in text
    for gone in ("Zdena", "Tichá", "Tichý", "shouted"):
        assert gone not in text and gone.encode() not in content
        assert gone not in str(read.metadata) and gone not in str(read.xmp_metadata)
        assert gone not in "".join(
            str(o) for page in read.pages for o in page.get_contents().get_data().split()
        )
    assert "Týká se to jiného člověka." in text


def test_the_file_has_contents_an_explanation_and_looks_without_names(cast, pack):
    visitor(cast.petra).get(reverse("cases:file", args=[cast.case.pk]))
    by = cast.actor(cast.jana)
    content = rights.hand_out(by=by, at=NOW, pack=rights.make_copy(by=by, at=NOW, pack=pack))
    text, read = text_of(content)
    assert "SAS Brno" in text and "Petra" not in text and "Malá" not in text
    assert "Dvořáková" not in text
    assert len(read.outline) >= 4 and read.trailer["/Root"]["/Lang"] == "cs"
    assert "Hana" not in str(read.metadata) and "Tereza" not in str(read.metadata)


def test_names_of_others_are_black_from_the_start_and_can_be_uncovered(cast):
    by = cast.actor(cast.jana)
    aunt = people.add(by=by, at=NOW, given_name="Zdena", family_name="Tichá")
    people.bind(by=by, at=NOW, person=aunt, to=cast.tereza, kind="aunt_uncle")
    reader, _secret = invited(cast)
    pack = rights.begin_copy(by=by, at=NOW, case=cast.case, person=reader.person, language="en")
    n = place_of(pack, "Zdena")
    (mark,) = pack.marks.all()
    assert mark.passage == n and pack.passages[n]["text"][mark.start : mark.end] == "Zdena Tichá"
    rights.uncover(by=by, at=NOW, pack=pack, marks=[mark.pk])
    assert not Mark.objects.exists()


def test_a_secret_place_and_somebody_elses_protected_address_are_never_gathered(cast):
    by = cast.actor(cast.jana)
    people.lives_at(by=by, at=NOW, person=cast.tereza, since=NOW.date(), street="Tichá 7", protected=True)
    case = cases.get(cast.case.pk, for_=by, at=NOW)
    cases.moved(
        by=by, at=NOW, case=case, revision=case.revision, place="crisis_bed", since=NOW.date(), text="Dům u lesa",
        secret=True,
    )  # fmt: skip
    reader, _secret = invited(cast)
    pack = rights.begin_copy(by=by, at=NOW, case=cast.case, person=reader.person, language="en")
    assert "Tichá 7" not in str(pack.passages) and "Dům u lesa" not in str(pack.passages)


def test_life_in_a_foster_family_is_in_the_copy_and_who_else_is_in_it_is_black(cast):
    there = foster_care.service()
    care, by, case = there.place(), there.worker, there.cases[0]
    lamp, aunt = "Sleeps with the lamp on.", "Aunt Ida"
    fostering.tell(by=by, at=NOW, care=care, item="sleep", state="told", text=lamp, source="Mother")
    fostering.plan_contact(by=by, at=NOW, care=care, whom=aunt, starts_at=NOW + dt.timedelta(days=2))
    mother = people.add(by=by, at=NOW, given_name="Mette", family_name="Lund")
    people.bind(by=by, at=NOW, person=mother, to=case.child, kind="mother")

    def copy(person):
        Reader.objects.get_or_create(case=case, person=person, relation="child", language="en", since=NOW)
        pack = rights.begin_copy(by=by, at=NOW, case=case, person=person, language="en")
        text = "\n".join(p["text"] for p in pack.passages if p["section"] == "foster")
        return text, {pack.passages[m.passage]["text"][m.start : m.end] for m in pack.marks.all()}

    text, black = copy(case.child)
    assert lamp in text and aunt in text and {"Damsgaard", aunt} <= black and lamp not in black
    assert lamp in copy(mother)[1], "what was told of the child is a worker's to open for somebody else"
    type(there.family).objects.update(protected=True)
    assert "Damsgaard" not in copy(case.child)[0], "where a protected family lives nobody learns by its name"


def test_what_is_withheld_is_black_in_the_copy(cast):
    by = cast.actor(cast.jana)
    entry = cases.write(by=by, at=NOW, case=cast.case, kind="note", text=NOTE)
    rights.withhold(
        by=by,
        at=NOW,
        case=cast.case,
        what="entry",
        record=entry.pk,
        why="source",
        words="Told in confidence.",
    )
    now = cases.get(cast.case.pk, for_=by, at=NOW)
    cases.moved(
        by=by,
        at=NOW,
        case=now,
        revision=now.revision,
        place="network",
        since=NOW.date(),
        text="Lužice 5",
        secret=False,
    )
    rights.withhold(
        by=by, at=NOW, case=cast.case, what="place", record=None, why="safety", words="He looks for her."
    )
    reader, _secret = invited(cast)
    pack = rights.begin_copy(by=by, at=NOW, case=cast.case, person=reader.person, language="en")
    made = rights.make_copy(by=by, at=NOW, pack=pack)
    text, _read = text_of(rights.hand_out(by=by, at=NOW, pack=made))
    assert "Lužice" not in text and "Somebody could come to harm." in text
    assert "slept" not in text and "Somebody told it in confidence." in text


def test_a_made_copy_stands_and_is_fetched_by_the_entitled_only(cast, pack):
    by = cast.actor(cast.jana)
    reader = pack.person
    with pytest.raises(NotFound):
        rights.hand_out(by=by, at=NOW, pack=pack)
    made = rights.make_copy(by=by, at=NOW, pack=pack)
    for deed, more in (
        (rights.black_out, {"passage": 0, "why": "third", "words": "x"}),
        (rights.uncover, {"marks": []}),
        (rights.make_copy, {}),
    ):
        with pytest.raises(Refused):
            deed(by=by, at=NOW, pack=made, **more)
    with pytest.raises(NotFound):
        rights.hand_out(by=cast.actor(cast.mark), at=NOW, pack=made)
    assert reader is not None
    left = Trail.objects.filter(deed="left").count()
    rights.hand_out(by=by, at=NOW, pack=made)
    assert Trail.objects.filter(deed="left").count() == left + 1


def test_the_second_look_is_somebody_elses_and_not_required(cast, pack):
    with pytest.raises(Refused):
        rights.look_again(by=cast.actor(cast.jana), at=NOW, pack=pack)
    rights.look_again(by=cast.actor(cast.mark), at=NOW, pack=pack)
    assert Pack.objects.get().second_look_by == cast.mark


def test_words_that_do_not_stand_there_are_not_marked(cast, pack):
    told = {"by": cast.actor(cast.jana), "at": NOW, "pack": pack, "why": "third"}
    with pytest.raises(Invalid):
        rights.black_out(**told, passage=0, words="nowhere at all")
    with pytest.raises(NotFound):
        rights.black_out(**told, passage=9999, words="x")
    with pytest.raises(NotFound):
        rights.black_out(**told | {"by": cast.actor(cast.petra)}, passage=0, words="x")


def test_the_pages_of_the_copy_work(cast):
    cases.write(by=cast.actor(cast.jana), at=NOW, case=cast.case, kind="note", text=NOTE)
    reader, secret = invited(cast)
    client = visitor(cast.jana)
    answer = client.post(
        reverse("rights:new_pack", args=[cast.case.pk]), {"person": reader.person_id, "language": "en"}
    )
    assert answer.status_code == 303
    pack = Pack.objects.get()
    address = reverse("rights:pack", args=[pack.pk])
    n = place_of(pack, "neighbour")
    assert client.post(address, {"passage": n, "why": "third", "words": "nowhere"}).status_code == 422
    assert client.post(address, {"passage": n, "why": "third", "sentence": ["0"]}).status_code == 303
    assert '<del class="black"' in client.get(address).text
    assert "pages/1/" in client.get(reverse("rights:preview", args=[pack.pk])).text
    sheet = client.get(reverse("rights:sheet", args=[pack.pk, 1]))
    assert sheet.content.startswith(b"\x89PNG") and "no-store" in sheet["Cache-Control"]
    assert client.get(reverse("rights:sheet", args=[pack.pk, 99])).status_code == 404
    assert client.get(reverse("rights:fetch", args=[pack.pk])).status_code == 404
    theirs, beside = "they fetch it from their own file", reverse("rights:pack_who", args=[pack.pk])
    assert theirs not in client.get(beside).text, "it is not made yet"
    assert client.post(reverse("rights:make", args=[pack.pk])).status_code == 303
    assert theirs in client.get(beside).text
    fetched = client.get(reverse("rights:fetch", args=[pack.pk]))
    assert fetched.content.startswith(b"%PDF") and "no-store" in fetched["Cache-Control"]
    assert "Hana" not in fetched["Content-Disposition"]
    own = reverse("rights:copy", args=[reader.pk, pack.pk])
    assert visiting(secret).get(own).content == fetched.content
    for other in (visitor(cast.mark), visitor(cast.petra)):
        assert other.get(reverse("rights:fetch", args=[pack.pk])).status_code == 404
        assert other.get(own).status_code == 404
    pack.refresh_from_db()
    end = NOW + dt.timedelta(minutes=1)
    rights.end_reading(by=cast.actor(cast.jana), at=end, reader=reader)
    assert [len(look.others("pack", pack, at=at)) for at in (NOW, end)] == [1, 0]

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.cases.models import Participation
from samspil.consents import service as consents
from samspil.consents.terms import State
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.notices.models import Letter
from samspil.rights import service as rights
from samspil.rights.models import Reader, Request, Statement
from samspil.rights.terms import Wish
from tests.cast import NOW, TODAY
from tests.rooms.cases.pages import visitor
from tests.rooms.consents import mother, recorded
from tests.rooms.rights import invited, opened, visiting

WORDS = "Není pravda, že mi na Tereze nezáleží."


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW, tick=False)


def say(reader, text=WORDS, at=NOW):
    return rights.say(by=rights.lens(reader, at), at=at, reader=reader, text=text, language="cs")


def ask(reader, kind="correction", at=NOW, **more):
    said = {"text": "I was at the meeting."} | more
    return rights.ask(by=rights.lens(reader, at), at=at, reader=reader, kind=kind, **said)


def test_own_words_stand_on_the_timeline_for_everybody_and_nobody_edits_them(cast):
    reader = opened(cast)
    said = say(reader)
    for who in (cast.jana, cast.petra, cast.lukas):
        actor = cast.actor(who)
        entry = cases.entry(said.entry_id, for_=actor, at=NOW)
        assert entry.text == WORDS and entry.voice == reader.person and entry.language == "cs"
        assert not cases.may_correct(entry, for_=actor, at=NOW)
        with pytest.raises(Refused):
            cases.correct(by=actor, at=NOW, entry=entry, revision=1, text="Something else")
    timeline = visitor(cast.petra).get(reverse("cases:file", args=[cast.case.pk])).text
    assert WORDS in timeline and "in their own words" in timeline


def test_own_words_are_added_to_and_never_changed(cast):
    reader = opened(cast)
    first = say(reader)
    say(reader, "And more.", NOW + dt.timedelta(minutes=1))
    first.text = "Silently changed"
    with pytest.raises(TypeError):
        first.save()
    assert [s.text for s in rights.file(reader, at=NOW).statements] == ["And more.", WORDS]


def test_own_words_are_kept_beside_a_closed_file_too(cast):
    reader = opened(cast)
    by = cast.actor(cast.jana)
    case = cases.get(cast.case.pk, for_=by, at=NOW)
    cases.close(by=by, at=NOW, case=case, revision=case.revision, reason="moved")
    reader = rights.reader(reader.pk, at=NOW, visit=reader.pk)
    assert say(reader).entry is None and Statement.objects.get().text == WORDS


def test_somebody_who_no_longer_reads_cannot_write_or_ask(cast):
    reader = opened(cast)
    rights.end_reading(by=cast.actor(cast.jana), at=NOW, reader=reader)
    later = NOW + dt.timedelta(minutes=1)
    for deed in (rights.say, rights.ask):
        more = {"language": "cs"} if deed is rights.say else {"kind": "unclear"}
        with pytest.raises(NotFound):
            deed(by=rights.lens(reader, later), at=later, reader=reader, text="x", **more)


@pytest.mark.parametrize(
    ("country", "kind", "due"),
    [
        ("CZ", "correction", dt.date(2026, 12, 24)),
        ("CZ", "erasure", dt.date(2026, 12, 24)),
        ("NL", "erasure", dt.date(2027, 2, 24)),
        ("CZ", "unclear", dt.date(2026, 12, 1)),
    ],
)
def test_every_request_has_its_clock(cast, country, kind, due):
    reader = opened(cast)
    cast.authority.country = country
    cast.authority.save()
    reader = Reader.objects.select_related("case__institution", "case__child", "person").get()
    cast.tereza.born_on = dt.date(2014, 1, 1)
    cast.tereza.save()
    made = ask(reader, kind)
    assert made.due_on == due
    assert bool(made.rule) == (kind != Wish.UNCLEAR)


def test_the_worker_the_leader_and_the_officer_see_what_is_due(cast):
    made = ask(opened(cast))
    asked = {"at": NOW, "today": TODAY}
    for who in (cast.jana, cast.mark):
        (todo,) = rights.waiting(for_=cast.actor(who), **asked)
        assert todo.due == made.due_on and "This is not true" in str(todo.title) and todo.case == cast.case.pk
    assert rights.waiting(for_=cast.actor(cast.dana), **asked) == []
    (todo,) = rights.waiting(for_=cast.actor(cast.dana), at=NOW, today=made.due_on)
    assert todo.case is None and "Tereza" not in f"{todo.title} {todo.detail}"
    for who in (cast.petra, cast.olga, cast.ada):
        assert rights.waiting(for_=cast.actor(who), **asked) == []


def test_the_officer_sees_clocks_and_no_file(cast):
    made = ask(opened(cast))
    client = visitor(cast.dana)
    text = client.get(reverse("rights:clocks")).text
    assert "This is not true" in text and "Hana" not in text and "I was at the meeting" not in text
    assert client.get(reverse("rights:answer", args=[made.pk])).status_code == 404
    assert visitor(cast.jana).get(reverse("rights:clocks")).status_code == 404


def test_a_late_answer_is_said_to_the_person_the_worker_and_the_officer(cast, time_machine):
    reader, _secret = invited(cast)
    made = ask(rights.reader(reader.pk, at=NOW, visit=reader.pk))
    after = dt.datetime.combine(made.due_on, dt.time(12), dt.UTC) + dt.timedelta(days=1)
    time_machine.move_to(after, tick=False)
    own = visiting(rights.new_key(by=cast.actor(cast.jana, after), at=after, reader=reader))
    page = reverse("rights:one", args=[reader.pk, made.pk])
    text = own.get(page).text
    assert "You should have had an answer by" in text and "You get an answer by" not in text
    for name in ("file", "asked"):
        assert "The answer is late." in own.get(reverse(f"rights:{name}", args=[reader.pk])).text
    rights.answer(
        by=cast.actor(cast.jana, after), at=after, request=made, outcome="granted", answer="It is right now."
    )
    assert "it was due" in own.get(page).text
    clocks = visitor(cast.dana).get(reverse("rights:clocks")).text
    assert ">late</span>" in clocks and "1 of them late" in clocks
    assert ">late</span>" in visitor(cast.jana).get(reverse("rights:of_case", args=[cast.case.pk])).text


def test_a_no_says_why_and_where_to_complain(cast):
    reader, secret = invited(cast)
    made = ask(rights.reader(reader.pk, at=NOW, visit=reader.pk))
    by = cast.actor(cast.jana)
    with pytest.raises(Invalid) as refused:
        rights.answer(by=by, at=NOW, request=made, outcome="refused", answer="No.")
    assert set(refused.value.problems) == {"reason"}
    rights.answer(by=by, at=NOW, request=made, outcome="refused", answer="We keep it.", reason="It was so.")
    with pytest.raises(Refused):
        rights.answer(by=by, at=NOW, request=made, outcome="granted", answer="Yes.")
    text = visiting(secret).get(reverse("rights:one", args=[reader.pk, made.pk])).text
    assert "We keep it." in text and "It was so." in text and "Úřad pro ochranu osobních údajů" in text
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.update(reason="")


def test_taking_longer_is_said_once_and_in_time(cast):
    reader, secret = invited(cast)
    made = ask(rights.reader(reader.pk, at=NOW, visit=reader.pk))
    by = cast.actor(cast.jana)
    late = NOW + dt.timedelta(days=40)
    with pytest.raises(Refused):
        rights.take_longer(
            by=cast.actor(cast.jana, late), at=late, request=made, why="There is a lot to read."
        )
    longer = rights.take_longer(by=by, at=NOW, request=made, why="There is a lot to read.")
    assert longer.due_on == dt.date(2027, 2, 24)
    with pytest.raises(Refused):
        rights.take_longer(by=by, at=NOW, request=made, why="There is more to read.")
    text = visiting(secret).get(reverse("rights:one", args=[reader.pk, made.pk])).text
    assert "There is a lot to read." in text and "24 February" in text


def test_a_promise_cannot_be_extended(cast):
    made = ask(opened(cast), "unclear")
    with pytest.raises(Refused):
        rights.take_longer(by=cast.actor(cast.jana), at=NOW, request=made, why="There is a lot to read.")


def test_nobody_of_another_institution_answers(cast):
    made = ask(opened(cast))
    for who in (cast.petra, cast.olga):
        with pytest.raises(NotFound):
            rights.answer(by=cast.actor(who), at=NOW, request=made, outcome="granted", answer="Yes.")


def test_letters_about_questions_and_answers_name_nobody(cast):
    reader, secret = invited(cast)
    client = visiting(secret)
    said = {
        "email": "hana@example.org",
        "password": "correct horse battery",
        "again": "correct horse battery",
    }
    client.post(reverse("rights:keep", args=[reader.pk]), said)
    made = ask(Reader.objects.select_related("case__institution", "case__child", "person", "account").get())
    rights.answer(by=cast.actor(cast.jana), at=NOW, request=made, outcome="granted", answer="You were there.")
    letters = [f"{x.subject} {x.body}" for x in Letter.objects.all()]
    assert len(letters) == 2
    assert all(n not in text for n in ("Hana", "Tereza", "Nová", "Jana", "OSPOD") for text in letters)


def test_an_objection_goes_with_what_is_withheld(cast):
    reader, secret = invited(cast)
    held = rights.withhold(
        by=cast.actor(cast.jana), at=NOW, case=cast.case, what="place", record=None, why="safety",
        words="The father looks for her.",
    )  # fmt: skip
    client = visiting(secret)
    address = reverse("rights:object", args=[reader.pk, held.pk])
    assert client.post(address, {"text": "I am her mother."}).status_code == 303
    assert Request.objects.get().withheld == held
    with pytest.raises(Invalid):
        ask(rights.reader(reader.pk, at=NOW, visit=reader.pk), "objection")
    rights.show_again(by=cast.actor(cast.mark), at=NOW, withheld=held)
    assert client.get(address).status_code == 404


def test_only_the_leading_institution_withholds_and_only_what_is_of_the_case(cast):
    told = {"at": NOW, "case": cast.case, "why": "third", "words": "It is about the neighbour."}
    with pytest.raises(Refused):
        rights.withhold(by=cast.actor(cast.petra), what="place", record=None, **told)
    secret = cases.write(by=cast.actor(cast.petra), at=NOW, case=cast.case, kind="note", text="x")
    with pytest.raises(NotFound):
        rights.withhold(by=cast.actor(cast.jana), what="entry", record=secret.pk, **told)


def test_a_person_takes_their_consent_back_themselves_and_what_rests_on_it_ends(cast):
    hana = mother(cast)
    consent = recorded(cast, giver=hana)
    reader, secret = invited(cast, person=hana)
    part = Participation.objects.get(institution=cast.support)
    part.consent = consent
    part.save()
    client = visiting(secret)
    address = reverse("rights:consent", args=[reader.pk, consent.pk])
    assert "SAS Brno" in client.get(address).text
    assert client.post(address).status_code == 303
    taken = consents.get(consent.pk, for_=cast.actor(cast.jana))
    assert consents.state(taken, at=NOW) == State.WITHDRAWN and taken.withdrawn_by is None
    later = NOW + dt.timedelta(seconds=1)
    with pytest.raises(NotFound):
        cases.get(cast.case.pk, for_=cast.actor(cast.petra, later), at=later)
    shown = visitor(cast.jana).get(reverse("consents:show", args=[cast.tereza.pk, consent.pk]))
    assert shown.status_code == 200 and "Noted by" not in shown.text


def test_nobody_takes_back_what_somebody_else_gave(cast):
    hana = mother(cast)
    consent = recorded(cast, giver=hana)
    reader, secret = invited(cast, person=cast.tereza, relation="child")
    client = visiting(secret, "2. 5. 2013")
    assert client.get(reverse("rights:consent", args=[reader.pk, consent.pk])).status_code == 404
    reader = rights.reader(reader.pk, at=NOW, visit=reader.pk)
    with pytest.raises(NotFound):
        rights.take_back(by=rights.lens(reader, NOW), at=NOW, reader=reader, consent=consent)


def test_the_pages_of_who_answers_work(cast):
    hana = mother(cast)
    client = visitor(cast.jana)
    invite = reverse("rights:invite", args=[cast.case.pk])
    said = {"person": hana.pk, "relation": "parent", "language": "cs", "why": ""}
    assert client.post(invite, said).status_code == 422
    letter = client.post(invite, said | {"why": "She has custody of her."})
    assert (
        "/my/open/" in letter.text
        and "Hana" not in letter.text.split('class="panel letter')[1].split("</section>")[0]
    )
    reader = Reader.objects.get()
    assert "/my/open/" in client.post(reverse("rights:new_key", args=[reader.pk])).text
    made = ask(rights.reader(reader.pk, at=NOW, visit=reader.pk))
    assert "This is not true" in client.get(reverse("rights:of_case", args=[cast.case.pk])).text
    assert "This is not true" in client.get(reverse("cases:access", args=[cast.case.pk])).text
    address = reverse("rights:answer", args=[made.pk])
    assert client.post(address, {"outcome": "partly", "answer": "We look."}).status_code == 422
    assert client.post(address, {"why": "Too much to read at once."}).status_code == 303
    assert client.post(address, {"outcome": "granted", "answer": "Put right."}).status_code == 303
    assert client.post(address, {"outcome": "granted", "answer": "Again."}).status_code == 403
    for name in ("of_case", "invite", "withhold", "new_pack"):
        where = reverse(f"rights:{name}", args=[cast.case.pk])
        assert client.get(where).status_code == 200
        assert visitor(cast.petra).get(where).status_code == 404
    withhold = reverse("rights:withhold", args=[cast.case.pk])
    said = {"thing": "place:", "why": "safety", "words": "The father looks for her."}
    assert client.post(withhold, said | {"words": ""}).status_code == 422
    assert client.post(withhold, said).status_code == 303
    assert client.post(withhold, said).status_code == 422
    assert client.post(reverse("rights:end_reading", args=[reader.pk])).status_code == 303
    assert Actor().may("rights.answer") is False


def test_who_wants_a_copy_reads_where_it_goes_and_whom_else_to_ask(cast):
    _made, secret = invited(cast)
    reader = Reader.objects.get()
    page = visiting(secret).get(reverse("rights:want_copy", args=[reader.pk])).text
    assert "What you send here goes to OSPOD Brno-sever." in page
    assert "What SAS Brno wrote for itself, ask it there." in page
    assert "What OSPOD Brno-sever wrote for itself" not in page


def test_a_partner_reads_which_part_of_a_copy_is_its_own_to_answer(cast):
    page = visitor(cast.petra).get(reverse("cases:access", args=[cast.case.pk])).text
    assert "OSPOD Brno-sever leads it, makes the copy and answers." in page
    led = visitor(cast.jana).get(reverse("cases:access", args=[cast.case.pk])).text
    assert "If the family asks for a copy" not in led

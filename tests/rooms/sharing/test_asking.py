"""Asking and answering: a part crosses, nothing else does, and it ends with its ground."""

import datetime as dt
import random

import pytest
from django.db import IntegrityError, transaction

from samspil.cases import service as cases
from samspil.cases.models import Entry, Share
from samspil.consents import service as consents
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.sharing import policy
from samspil.sharing import service as sharing
from samspil.sharing.models import Ask
from samspil.sharing.terms import Box
from samspil.trail.models import Entry as Trail
from tests.cast import NOW, TODAY
from tests.rooms.sharing import LATER, TEXT, UNTIL, agreed, asked, on_consent, part, read, wish, written

SECOND = dt.timedelta(seconds=1)
SAID = "Ráno prý nikdo nevstává."


def test_only_the_chosen_sentences_cross_and_they_end_to_the_second(cast):
    entry, question = written(cast), on_consent(cast)
    done = part(cast, question, entry, SAID)
    assert (done.state, done.in_time, done.answered_by_id) == ("given", True, cast.lukas.pk)
    assert read(cast, cast.petra, UNTIL - SECOND) == [SAID]
    assert read(cast, cast.petra, UNTIL) == [] and read(cast, cast.jana, LATER) == []


def test_when_the_consent_is_taken_back_what_rested_on_it_ends_at_once(cast):
    entry, question = written(cast), on_consent(cast)
    part(cast, question, entry, SAID)
    taken = LATER + dt.timedelta(hours=1)
    consents.withdraw(
        by=cast.actor(cast.lukas), at=taken, consent=question.consent, told_by="Hana", how="phone"
    )
    assert read(cast, cast.petra, taken - SECOND) == [SAID] and read(cast, cast.petra, taken) == []
    with pytest.raises(NotFound):
        sharing.shared(Share.objects.get().pk, for_=cast.actor(cast.petra, taken), at=taken)


def test_an_ended_consent_carries_no_answer(cast):
    entry, question = written(cast), on_consent(cast)
    consents.withdraw(by=cast.actor(cast.lukas), at=NOW, consent=question.consent, told_by="Hana", how="said")
    with pytest.raises(Invalid):
        part(cast, question, entry, SAID)
    assert not Share.objects.exists() and Ask.objects.get().state == "waiting"


def test_words_that_do_not_stand_in_the_entry_do_not_cross(cast):
    entry, question = written(cast), on_consent(cast)
    for sentences in (("Something else.",), ()):
        with pytest.raises(Invalid):
            part(cast, question, entry, *sentences)
    assert not Share.objects.exists()


def test_another_institutions_entry_answers_nothing(cast):
    theirs = written(cast, cast.jana)
    with pytest.raises(NotFound):
        part(cast, on_consent(cast), theirs, SAID)


def test_asked_for_facts_only_those_are_answered(cast):
    fields = ("contract_exists", "end_date")
    question = asked(
        cast, by=cast.jana, to=cast.support, about="fields", fields=fields, statute="108/2006 Sb. § 100a"
    )
    petra = {"by": cast.actor(cast.petra), "at": LATER, "ask": question}
    with pytest.raises(Invalid):
        sharing.answer_facts(**petra, facts={"contract_exists": "ano", "course_evaluation": "dobře"})
    with pytest.raises(Invalid):
        part(cast, question, written(cast, cast.petra), SAID, by=cast.petra)
    sharing.answer_facts(**petra, facts={"contract_exists": "yes", "end_date": ""})
    assert read(cast, cast.jana, LATER) == ["Whether there is an agreement: yes"]
    share = Share.objects.get()
    assert (share.basis, share.requested_on, share.statute) == ("request", TODAY, "108/2006 Sb. § 100a")


def test_an_answer_in_words_becomes_an_own_entry_that_is_shared(cast):
    question = on_consent(cast)
    sharing.answer_in_words(by=cast.actor(cast.lukas), at=LATER, ask=question, text="Do klubu chodí denně.")
    assert Entry.objects.get(text="Do klubu chodí denně.").institution_id == cast.club.pk
    assert read(cast, cast.petra, LATER) == ["Do klubu chodí denně."]


def test_by_phone_nothing_crosses_and_the_note_stays_with_who_rang(cast):
    question = on_consent(cast)
    sharing.by_phone(by=cast.actor(cast.lukas), at=LATER, ask=question, note="Řekl jsem, že ráno volá.")
    assert not Share.objects.exists()
    assert sharing.get(question.pk, for_=cast.actor(cast.lukas), at=NOW).note == "Řekl jsem, že ráno volá."
    assert sharing.get(question.pk, for_=cast.actor(cast.petra), at=NOW).note == ""


def test_a_no_has_a_reason_and_is_counted_for_both_sides(cast):
    question = on_consent(cast)
    late = NOW + dt.timedelta(days=8)
    with pytest.raises(Invalid):
        sharing.refuse(by=cast.actor(cast.lukas, late), at=late, ask=question, reason=" ")
    sharing.refuse(by=cast.actor(cast.lukas, late), at=late, ask=question, reason="Tereza si to nepřeje.")
    for account, box in ((cast.petra, Box.SENT), (cast.lukas, Box.GOT)):
        tally = sharing.tally(box, for_=cast.actor(account), today=TODAY)
        assert (tally.asked, tally.refused, tally.late, tally.in_time, tally.waiting) == (1, 1, 1, 0, 0)
    with pytest.raises(Refused):
        sharing.by_phone(by=cast.actor(cast.lukas), at=late, ask=question)


def test_only_who_was_asked_answers_and_only_who_asked_takes_back(cast):
    question = on_consent(cast)
    with pytest.raises(Refused):
        sharing.refuse(by=cast.actor(cast.petra), at=LATER, ask=question, reason="x")
    with pytest.raises(Refused):
        sharing.take_back(by=cast.actor(cast.lukas), at=LATER, ask=question)
    for account in (cast.jana, cast.olga, cast.ada):
        with pytest.raises(NotFound):
            sharing.refuse(by=cast.actor(account), at=LATER, ask=question, reason="x")
    sharing.take_back(by=cast.actor(cast.petra), at=LATER, ask=question)
    assert Ask.objects.get().state == "taken_back"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"purpose": " "}, "purpose"),
        ({"about": "gossip"}, "about"),
        ({"scope": ()}, "scope"),
        ({"question": ""}, "question"),
        ({"about": "fields", "fields": ("shoe_size",)}, "fields"),
        ({"basis": "curiosity"}, "basis"),
        ({"basis": "statute"}, "statute"),
        ({"basis": "emergency"}, "basis_note"),
        ({"basis": "consent"}, "consent"),
        ({"needed_by": TODAY - dt.timedelta(days=1)}, "needed_by"),
        ({"until": NOW}, "until"),
        ({"requested_on": TODAY + dt.timedelta(days=1)}, "requested_on"),
    ],
)
def test_what_a_question_lacks_is_said_beside_its_field(cast, change, field):
    with pytest.raises(Invalid) as met:
        asked(cast, **change)
    assert set(met.value.problems) == {field} and not Ask.objects.exists()


def test_a_question_rests_only_on_a_consent_that_covers_it(cast):
    consent = agreed(cast)
    for change in (
        {"scope": ("visits", "danger")},
        {"until": UNTIL + SECOND},
        {"to": cast.authority},
    ):
        with pytest.raises(Invalid) as met:
            asked(cast, basis="consent", consent=consent, **change)
        assert set(met.value.problems) <= {"consent", "until"}
    assert asked(cast, basis="consent", consent=consent).consent_id == consent.pk


def test_asking_and_answering_leave_their_marks_and_stand_on_each_sides_timeline(cast):
    question = on_consent(cast)
    part(cast, question, written(cast), SAID)
    marks = list(Trail.objects.filter(record_kind="ask").order_by("at").values_list("act", flat=True))
    assert marks == ["sharing.ask", "sharing.given"]
    assert "Jak to jde" not in str(list(Trail.objects.values_list("details", flat=True)))

    def codes(account):
        page = cases.timeline(cast.case, cases.TimelineFilter(), for_=cast.actor(account), at=LATER + SECOND)
        return {e.code for e in page.items if e.code.startswith("sharing.")}

    assert codes(cast.petra) == {"sharing.asked"} and codes(cast.lukas) == {"sharing.given"}
    assert codes(cast.jana) == set()


def test_a_question_waits_for_who_works_on_the_child_and_its_answer_for_who_asked(cast):
    question = on_consent(cast)

    def waits(account, at=LATER):
        return [
            (t.kind, t.due, t.strong)
            for t in sharing.waiting(for_=cast.actor(account, at), at=at, today=at.date())
        ]

    assert waits(cast.lukas) == [("sharing.ask", question.needed_by, True)]
    assert waits(cast.petra) == waits(cast.jana) == waits(cast.olga) == []
    sharing.refuse(by=cast.actor(cast.lukas), at=LATER, ask=question, reason="Ne.")
    assert waits(cast.lukas) == [] and [w[0] for w in waits(cast.petra)] == ["sharing.answer"]
    sharing.read(by=cast.actor(cast.petra), at=LATER, ask=question)
    assert waits(cast.petra) == []


def test_the_database_keeps_that_a_no_has_a_reason_and_an_answer_a_time(cast):
    on_consent(cast)
    for wrong in (
        {"state": "refused", "answered_at": NOW},
        {"state": "given"},
        {"consent": None},
        {"to": cast.support},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Ask.objects.update(**wrong)


def test_with_the_file_its_questions_and_answers_are_erased(cast):
    part(cast, on_consent(cast), written(cast), SAID)
    gone = sharing.erase(by=cast.actor(cast.dana), at=LATER, case=cast.case.pk)
    assert (len(gone["sharing.ask"]), len(gone["sharing.askshare"])) == (1, 1) and not Ask.objects.exists()


@pytest.mark.parametrize("seed", range(6))
def test_may_she_equals_what_may_she_see_over_random_questions(cast, seed):
    dice = random.Random(seed)
    homes = [cast.authority, cast.support, cast.club, cast.elsewhere]
    for _ in range(14):
        asker, to = dice.sample(homes, 2)
        state = dice.choice(["waiting", "phone", "taken_back"])
        Ask.objects.create(
            case=cast.case, child=cast.tereza, asker=asker, asked_by=cast.jana, to=to, about="topic", purpose="p",
            basis="request", needed_by=TODAY, until=UNTIL, asked_at=NOW, state=state,
            answered_at=None if state == "waiting" else NOW,
        )  # fmt: skip
    seen = 0
    for account in (cast.jana, cast.ada, cast.petra, cast.lukas, cast.olga, cast.dana):
        actor = cast.actor(account)
        listed = set(policy.visible(actor))
        assert listed == {a for a in Ask.objects.all() if policy.can(actor, "read", a)}
        boxes = [set(policy.visible(actor, box)) for box in Box.values]
        assert boxes[0] | boxes[1] == listed and not boxes[0] & boxes[1]
        seen += len(listed)
    assert seen


def test_sentences_are_told_apart_as_people_write_them():
    told = sharing.sentences(
        "Byla tu 24. 11. 2026 s MUDr. Novákem. „Nechci domů.“ Řekla to dvakrát!\nPak odešla."
    )
    assert told == [
        "Byla tu 24. 11. 2026 s MUDr. Novákem.",
        "„Nechci domů.“",
        "Řekla to dvakrát!",
        "Pak odešla.",
    ]
    assert sharing.sentences(TEXT)[1] == SAID and sharing.sentences(" ") == [] and wish().about == "topic"

"""The pages of sharing: what was typed stays, nothing else of an entry shows, and each page makes a fixed number of queries."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.cases import service as cases
from samspil.cases.models import Share
from samspil.sharing import service as sharing
from samspil.sharing.models import Ask
from samspil.trail.models import Entry as Trail
from tests.cast import NOW
from tests.rooms.cases.pages import bare, queries, visitor
from tests.rooms.sharing import agreed, asked, part, written

SAID = "Ráno prý nikdo nevstává."


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW + dt.timedelta(hours=3))


def typed(cast, **more):
    return {
        "to": str(cast.club.pk), "about": "topic", "scope": ["visits"], "question": "Jak to jde ráno?", "purpose": "Ráno",
        "basis": "request", "span": "week", "needed_by": "27. 11. 2026", "requested_on": "24. 11. 2026", "do": "ask",
    } | more  # fmt: skip


def test_a_question_is_sent_and_what_is_wrong_stays_typed(cast):
    petra, url = visitor(cast.petra), reverse("sharing:ask", args=[cast.case.pk])
    wrong = petra.post(url, typed(cast, question="", purpose="Ranní vstávání"))
    assert wrong.status_code == 422 and 'value="Ranní vstávání"' in wrong.text and not Ask.objects.exists()
    sent = petra.post(url, typed(cast))
    made = Ask.objects.get()
    assert sent.status_code == 303 and sent["Location"] == reverse("sharing:show", args=[made.pk])
    assert made.until.isoformat() == "2026-12-01T23:00:00+00:00"


def test_whom_we_ask_and_what_they_may_tell_stand_beside_the_form(cast):
    agreed(cast)
    answer = visitor(cast.petra).get(reverse("sharing:ask", args=[cast.case.pk]) + f"?to={cast.club.pk}")
    assert "What NZDM Brno may tell you" in answer.text and "§ 100" in answer.text
    assert 'name="basis" value="consent" checked' in answer.text
    stranger = visitor(cast.jana).get(
        reverse("sharing:ask", args=[cast.case.pk]) + f"?to={cast.elsewhere.pk}"
    )
    assert "By your question it learns" not in stranger.text  # of another country: cannot be asked


def test_the_answer_shows_one_sentence_a_box_and_shares_what_is_ticked(cast):
    entry, question = written(cast), asked(cast)
    lukas, url = visitor(cast.lukas), reverse("sharing:show", args=[question.pk])
    text = lukas.get(url).text
    assert text.count('type="checkbox"') == 3 and f'name="s-{entry.pk}" value="{SAID}"' in text
    none = lukas.post(url, {"how": "part"})
    assert none.status_code == 422 and "Choose at least one sentence." in none.text
    assert lukas.post(url, {"how": "part", f"s-{entry.pk}": [SAID]}).status_code == 303
    assert Share.objects.get().excerpt == SAID
    petra = visitor(cast.petra)
    seen = petra.get(url).text
    assert SAID in seen and "Chce volat" not in seen
    assert petra.get(reverse("sharing:one", args=[Share.objects.get().pk])).status_code == 200


def test_others_get_the_answer_of_a_question_and_a_share_that_do_not_exist(cast):
    question = asked(cast)
    part(cast, question, written(cast), SAID)
    for name, id in (("show", question.pk), ("one", Share.objects.get().pk)):
        for account in (cast.jana, cast.olga):
            client = visitor(account)
            there = client.get(reverse(f"sharing:{name}", args=[id]))
            missing = client.get(reverse(f"sharing:{name}", args=[cast.tereza.pk]))
            assert there.status_code == missing.status_code == 404 and bare(there) == bare(missing)


def test_what_is_shared_away_from_the_table_shows_only_what_crosses_and_opens_no_file(cast):
    ground = cases.Ground("vyhledání", "statute", NOW + dt.timedelta(days=3), statute="359/1999 Sb. § 51")
    chosen = [sharing.Chosen(written(cast, cast.jana).pk, (SAID,))]
    sharing.tell(by=cast.actor(cast.jana), at=NOW, to=cast.elsewhere, ground=ground, chosen=chosen)
    olga, share = visitor(cast.olga), Share.objects.get()
    listed, text = (
        olga.get(reverse("sharing:with_us")).text,
        olga.get(reverse("sharing:one", args=[share.pk])).text,
    )
    assert (
        "a child whose name is not shared" in listed
        and "Tereza" not in text + listed
        and SAID in text
        and "V klubu byla" not in text + listed
    )
    assert olga.get(reverse("cases:file", args=[cast.case.pk])).status_code == 404


def test_who_no_longer_takes_part_reads_nothing_more_of_what_was_shared(cast):
    header = cases.header(cast.case.pk, for_=cast.actor(cast.jana), at=NOW)
    part(cast, asked(cast), written(cast), SAID)
    own = next(p for p in header.parts if p.institution_id == cast.support.pk)
    cases.part_ways(by=cast.actor(cast.jana), at=NOW + dt.timedelta(hours=2, minutes=30), part=own)
    one = reverse("sharing:one", args=[Share.objects.get().pk])
    assert visitor(cast.petra).get(one).status_code == 404


def test_what_may_we_tell_says_the_ways_with_their_source_and_the_button(cast):
    url = reverse("sharing:tell", args=[cast.case.pk])
    text = visitor(cast.petra).get(url, {"to": str(cast.authority.pk), "scope": ["help"]}).text
    assert "§ 100a" in text and "They must ask in writing first." in text and "clovekvpravu.cz" in text
    asked(cast, by=cast.jana, to=cast.support, about="fields", fields=("end_date",))
    text = visitor(cast.petra).get(url, {"to": str(cast.authority.pk), "scope": ["help"]}).text
    assert "Answer their request" in text
    assert "Choose what to share" not in visitor(cast.lukas).get(url, {"to": str(cast.support.pk)}).text


def test_the_facts_asked_for_have_a_field_each_and_no_others_are_taken(cast):
    question = asked(cast, by=cast.jana, to=cast.support, about="fields", fields=("end_date", "end_reason"))
    petra, url = visitor(cast.petra), reverse("sharing:show", args=[question.pk])
    text = petra.get(url).text
    assert (
        'name="fact-end_date"' in text and 'name="fact-duration"' not in text and 'value="part"' not in text
    )
    petra.post(url, {"how": "fields", "fact-end_date": "1. 9. 2026", "fact-duration": "2 roky"})
    assert (
        visitor(cast.jana).get(url).text.count("1. 9. 2026")
        and "2 roky" not in visitor(cast.jana).get(url).text
    )


def test_lists_make_the_same_queries_for_1_and_9_questions(cast):
    entry, jana = written(cast), visitor(cast.lukas)
    urls = [
        reverse("sharing:list"),
        reverse("sharing:with_us"),
        reverse("cases:access", args=[cast.case.pk]),
        "/day/",
    ]
    asked(cast)
    few = [queries(jana, url) for url in urls]
    for _ in range(8):
        asked(cast)
    part(cast, asked(cast), entry, SAID)
    assert [queries(jana, url) for url in urls] == few


def test_reading_what_is_shared_is_recorded_with_the_case_and_a_purpose(cast):
    part(cast, asked(cast), written(cast), SAID)
    visitor(cast.petra).get(reverse("sharing:one", args=[Share.objects.get().pk]))
    mark = Trail.objects.filter(act="sharing.one", deed="read").get()
    assert (mark.case, mark.account, bool(mark.purpose)) == (cast.case.pk, cast.petra.pk, True)

import datetime as dt

import pytest

from samspil.access.service import NOBODY, Role
from samspil.carers import service as carers
from samspil.carers.models import Application, Check, Stay, Way
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.notices.models import Letter
from samspil.rules import service as rules
from samspil.rules.models import Rule
from samspil.rules.terms import Table
from tests.cast import NOW, TODAY
from tests.rooms.carers.house import staff

DAY = dt.timedelta(days=1)
REPORT = {
    "text": "A calm home.",
    "kind": "general",
    "age_from": 0,
    "age_before": 7,
    "places": 1,
    "proposes": "approved",
}


def ago(days: int) -> dict:
    return {"at": NOW - days * DAY}


def on_the_way(house, name="Hofman", days=100):
    return carers.note_enquiry(
        by=house.actor(house.hilde), at=NOW, name=name, kind="general", phone="1", began_on=TODAY - days * DAY
    )


def all_shown(house, family):
    by = {"by": house.actor(house.hilde), "at": NOW, "family": family, "shown_on": TODAY}
    carer = carers.add_member(
        by=by["by"], at=NOW, family=family, role="carer", given_name="Els", since=TODAY, born_on=dt.date(1985, 1, 1)
    )  # fmt: skip
    carers.show_check(**by, check="no_objection", evidence="VGB 123", member=carer)
    carers.show_check(**by, check="not_supervisor", evidence="own word", member=carer)
    carers.show_check(**by, check="preparation", evidence="STAP, spring")
    carers.show_check(**by, check="pre_placement", evidence="report")
    return carer


def test_an_enquiry_from_outside_mails_a_secret_link_that_takes_the_application_up_again(house):
    said = {
        "by": NOBODY,
        "at": NOW,
        "to": house.service,
        "today": TODAY,
        "language": "nl",
        "link": "https://x/{}".format,
    }
    with pytest.raises(Invalid) as wrong:
        carers.enquire(**said, name=" ", kind="?")
    assert set(wrong.value.problems) == {"name", "kind", "email"}
    way = carers.enquire(**said, name="Hofman", kind="general", email="h@example.org")
    secret = Letter.objects.get(to="h@example.org").body.split("https://x/")[1].split()[0]
    assert secret not in str(Application.objects.values()) and way.family.status == "on_the_way"
    saved = carers.save_application(
        by=NOBODY, at=NOW, secret=secret, answers={"carers": "Els", "odd": "x"}, revision=1
    )
    assert saved.answers["carers"] == "Els" and "odd" not in saved.answers
    holds = ("Hofman", "by a secret address that somebody gave them", saved.expires_at)
    for when, told in ((NOW - DAY, False), (NOW, True), (saved.expires_at, False)):
        seen = [(s.name, s.rule, s.until) for s in carers.who_could(way.family, at=when)]
        assert (holds in seen) is told
    with pytest.raises(Conflict):
        carers.save_application(by=NOBODY, at=NOW, secret=secret, answers={}, revision=1)
    carers.save_application(
        by=NOBODY, at=NOW, secret=secret, answers={"carers": "Els"}, revision=2, send=True
    )
    with pytest.raises(NotFound):
        carers.by_secret(secret, at=NOW + 181 * DAY)
    with pytest.raises(NotFound):
        carers.by_secret("guess", at=NOW)
    carers.stop(by=house.actor(house.hilde), at=NOW + DAY, way=Way.objects.get(pk=way.pk), because="waited")
    for when, told in ((NOW, True), (NOW + DAY, False)):
        assert any(s.name == "Hofman" for s in carers.who_could(way.family, at=when)) is told


def test_time_in_each_step_is_kept_and_registration_needs_a_decision(house):
    by = house.actor(house.hilde)
    way = on_the_way(house)
    way = carers.go_on(by=by, at=NOW, way=way, step=2, on=TODAY - 80 * DAY)
    way = carers.go_on(by=by, at=NOW, way=way, step=3, on=TODAY - 50 * DAY)
    assert [(s.step, ((s.until or TODAY) - s.since).days) for s in Stay.objects.order_by("since")] == [
        (1, 20),
        (2, 30),
        (3, 50),
    ]
    with pytest.raises(Refused):
        carers.go_on(by=by, at=NOW, way=way, step=6)
    with pytest.raises(Invalid):
        carers.go_on(by=by, at=NOW, way=way, step=4, on=TODAY - 60 * DAY)
    carers.set_next(by=by, at=NOW, way=way, next_on=TODAY, next_what="Ring them")
    assert [t.title for t in carers.waiting(for_=by, at=NOW, today=TODAY)] == ["Hofman"]
    columns = carers.board(for_=by, on=TODAY, usual=dict.fromkeys(range(1, 7), 30))
    (card,) = columns[2].cards
    assert (card.days, card.slow, card.late) == (50, True, False)
    carers.stop(by=by, at=NOW, way=way, because="waited")
    with pytest.raises(Refused):
        carers.set_next(by=by, at=NOW, way=way, next_on=TODAY, next_what="x")
    assert all(not c.cards for c in carers.board(for_=by, on=TODAY, usual=dict.fromkeys(range(1, 7), 30)))


def test_two_different_people_approve_and_only_while_every_check_holds(house):
    hilde, wim = house.actor(house.hilde), house.actor(house.wim)
    way = on_the_way(house)
    decide = {"at": NOW, "way": way, "outcome": "approved", "reasons": "All is there."}
    with pytest.raises(Refused, match="no report"):
        carers.decide(by=wim, **decide)
    report = carers.write_report(by=wim, at=NOW, way=way, **REPORT)
    carers.family_read(by=hilde, at=NOW, report=report, on=TODAY, says="So it is.")
    with pytest.raises(Refused, match="Another person"):
        carers.decide(by=wim, **decide)
    with pytest.raises(Refused, match="role"):
        carers.decide(by=hilde, **decide)
    report = carers.write_report(by=hilde, at=NOW, way=way, revision=1, **REPORT)
    with pytest.raises(Refused, match="Another person"):
        carers.decide(by=wim, **decide)  # the first words of it are still his
    wim = house.actor(staff("Rik Bos", house.service, Role.LEAD))
    with pytest.raises(Refused, match="not read"):
        carers.decide(by=wim, **decide)
    carers.family_read(by=hilde, at=NOW, report=report, on=TODAY)
    with pytest.raises(Refused, match="certificate of no objection"):
        carers.decide(by=wim, **decide)
    carer = all_shown(house, way.family)
    Check.objects.filter(check_kind="no_objection").update(shown_on=TODAY - 9 * DAY, until=TODAY - DAY)
    with pytest.raises(Refused, match="certificate of no objection"):
        carers.decide(by=wim, **decide)
    assert [e.over for e in carers.endings(for_=hilde, on=TODAY, days=60)] == [True]
    carers.show_check(
        by=hilde, at=NOW, family=way.family, check="no_objection", evidence="VGB 2", shown_on=TODAY, member=carer,
        until=TODAY + 700 * DAY,
    )  # fmt: skip
    assert carers.endings(for_=hilde, on=TODAY, days=60) == []
    carers.decide(by=wim, **decide)
    (facts,) = carers.facts_of(for_=hilde, at=NOW)
    assert facts.why_not == () and facts.free_of("general") == 1
    later = carers.facts_of(for_=hilde, at=NOW + 800 * DAY)[0]
    assert "check_expired" in later.why_not
    with pytest.raises(Invalid):
        carers.renew(by=hilde, at=NOW, family=way.family)
    way.family.refresh_from_db()
    assert carers.renew(by=hilde, at=NOW, family=way.family).step == 4


def test_a_family_that_was_not_approved_appeals_to_somebody_else(house):
    hilde, wim = house.actor(house.hilde), house.actor(house.wim)
    way = on_the_way(house)
    report = carers.write_report(by=hilde, at=NOW, way=way, **(REPORT | {"proposes": "declined"}))
    carers.family_read(by=hilde, at=NOW, report=report, on=TODAY)
    ruling = carers.decide(by=wim, at=NOW, way=way, outcome="declined", reasons="Too little room.")
    assert ruling.appeal_until == TODAY + 42 * DAY
    appeal = carers.appeal(by=hilde, at=NOW, ruling=ruling, words="We moved.", received_on=TODAY)
    with pytest.raises(Refused):
        carers.answer_appeal(by=wim, at=NOW, appeal=appeal, result="overturned", reasons="x")
    third = house.actor(staff("Rik Bos", house.service, Role.LEAD))
    carers.answer_appeal(by=third, at=NOW, appeal=appeal, result="overturned", reasons="They have room now.")
    with pytest.raises(Refused, match="has been answered"):
        carers.answer_appeal(by=third, at=NOW, appeal=appeal, result="upheld", reasons="x")
    again = Way.objects.get(state="running")
    assert (again.step, again.family.status) == (5, "on_the_way")
    noor = house.actor(house.noor)
    assert carers.way_of(again.family, for_=noor) is None
    with pytest.raises(NotFound):
        carers.way(again.pk, for_=noor)


def test_an_evening_has_no_more_people_than_seats_and_a_missed_one_frees_them(house):
    by = house.actor(house.hilde)
    first, second = on_the_way(house), on_the_way(house, "Meijer")
    evening = carers.plan_evening(
        by=by, at=NOW, kind="evening", starts_at=NOW + 9 * DAY, place="Hereweg", seats=2
    )
    carers.seat(by=by, at=NOW, evening=evening, way=first, people=2)
    with pytest.raises(Refused, match="seats"):
        carers.seat(by=by, at=NOW, evening=evening, way=second)
    carers.seat(by=by, at=NOW, evening=evening, way=first, coming="missed", people=2)
    carers.seat(by=by, at=NOW, evening=evening, way=second)
    assert [e.people for e in carers.evenings(for_=by, since=NOW)] == [1]
    with pytest.raises(NotFound):
        carers.evening(evening.pk, for_=house.actor(house.noor))


def test_the_funnel_counts_who_still_waits_and_says_where_people_were_lost(house):
    by = house.actor(house.hilde)
    for n, days in enumerate((10, 20, 30)):
        way = on_the_way(house, f"F{n}", 100)
        carers.go_on(by=by, at=NOW, way=way, step=2, on=TODAY - (100 - days) * DAY)
    carers.stop(by=by, at=NOW, way=way, because="waited", on=TODAY - 5 * DAY)
    on_the_way(house, "F3", 40)
    found = carers.funnel(for_=by, on=TODAY, since=TODAY - 365 * DAY)
    one, two = found.steps[:2]
    assert (one.reached, one.still, one.median, one.n, one.waiting) == (4, 1, 20, 4, 1)
    assert (two.reached, two.of_before, two.share, two.still) == (3, 4, 75, 2)
    assert two.median is None and two.lost == (("waited too long", 1),)
    assert found.median is None and found.waiting == 3
    assert carers.funnel(for_=house.actor(house.noor), on=TODAY, since=TODAY - 365 * DAY).n == 0


def test_what_is_said_against_a_family_is_read_by_named_people_and_told_to_the_family(house, hoekstra, cast):
    hilde, wim = house.actor(house.hilde), house.actor(house.wim)
    said = {"at": NOW, "family": hoekstra, "words": "A neighbour heard shouting.", "received_on": TODAY}
    made = carers.note_allegation(by=hilde, **said, handlers=[house.wim.pk], suspend=True)
    assert carers.facts_of(for_=hilde, at=NOW)[0].why_not == ("suspended",)
    with pytest.raises(NotFound):
        carers.allegation(made.pk, for_=hilde, at=NOW)
    assert carers.allegations_of(hoekstra, for_=hilde, at=NOW) == []
    case = carers.allegation(made.pk, for_=wim, at=NOW)
    close = {"found": "unfounded", "reasons": "It was a film.", "told_on": TODAY, "lift": True}
    with pytest.raises(Refused, match="Tell the family"):
        carers.close_allegation(by=wim, at=NOW, allegation=case, **close)
    carers.give_account(by=hilde, at=NOW, member=hoekstra.members.get(), account=cast.olga.pk)
    olga = house.actor(cast.olga)
    assert carers.own_allegations(for_=olga, at=NOW) == []
    carers.tell_family(
        by=wim, at=NOW, allegation=case, told_on=TODAY, told_what="That shouting was heard.", support="Aunt"
    )
    (own,) = carers.own_allegations(for_=olga, at=NOW)
    carers.answer_allegation(by=olga, at=NOW, allegation=own, answer="It was a film.")
    case = carers.allegation(made.pk, for_=wim, at=NOW)
    assert case.answer == "It was a film."
    second = carers.note_allegation(by=hilde, **said, handlers=[house.wim.pk], suspend=True)
    carers.close_allegation(by=wim, at=NOW, allegation=case, **close)
    assert carers.facts_of(for_=hilde, at=NOW)[0].why_not == ("suspended",), "another is still open"
    with pytest.raises(Refused, match="closed"):
        carers.close_allegation(by=wim, at=NOW, allegation=case, **close)
    carers.tell_family(by=wim, at=NOW, allegation=second, told_on=TODAY, told_what="Again.")
    carers.close_allegation(by=wim, at=NOW, allegation=second, **close)
    assert carers.facts_of(for_=hilde, at=NOW)[0].why_not == ()


def test_a_requirement_that_was_not_read_stops_nothing_until_two_people_confirm_it(house):
    hilde, wim = house.actor(house.hilde), house.actor(house.wim)
    read = {r.key: r.binding for r in rules.in_force(Table.FOSTER, country="GB", on=TODAY)}
    assert len(read) == 5 and all(read.values()), "each was read at its source"
    said = {"check": "health", "asked_of": "family", "from_age": 0, "months": 0, "network_later": False}
    Rule.objects.create(
        table=Table.FOSTER, country="NL", key="health-family", version=1, value=said, since=TODAY, source="own_choice",
        checked="choice",
    )  # fmt: skip
    way = on_the_way(house)
    all_shown(house, way.family)
    on = {"country": "NL", "institution": house.service.pk, "on": TODAY}
    (health,) = [c for c in carers.standing([way.family.pk], **on)[way.family.pk] if c.check == "health"]
    assert not health.holds and not health.blocks
    one, two = (
        house.actor(staff(name, house.service, Role.ADMINISTRATOR)) for name in ("Ans Wit", "Bea Kok")
    )
    asked = rules.propose(
        by=one,
        at=NOW,
        table=Table.FOSTER,
        value=said,
        since=TODAY,
        reason="Read it.",
        source="Besluit",
        checked="read",
    )
    rules.approve(by=two, at=NOW, proposal=asked)
    report = carers.write_report(by=hilde, at=NOW, way=way, **REPORT)
    carers.family_read(by=hilde, at=NOW, report=report, on=TODAY)
    with pytest.raises(Refused, match="health"):
        carers.decide(by=wim, at=NOW, way=way, outcome="approved", reasons="All is there.")

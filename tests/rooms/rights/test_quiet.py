"""What would tell where a child is kept safe is not said in the person's own view: names of carers, and of organisations that
came since."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.cases import service as cases
from samspil.institutions import service as institutions
from samspil.meetings import service as meetings
from samspil.meetings.models import Meeting
from samspil.meetings.terms import Invitee
from samspil.plans import service as plans
from samspil.plans.terms import Who
from samspil.rights import service as rights
from samspil.trail import service as trail
from tests.cast import MACHINE, NOW, TODAY, _staff
from tests.rooms.consents import mother
from tests.rooms.ecomaps.scene import bind, know, somebody
from tests.rooms.meetings.stage import begun, guests
from tests.rooms.rights import invited, visiting
from tests.rooms.rights.test_copies import text_of

DAY = dt.timedelta(days=1)
HOME, CARER = "Dětský domov Lužice", "Jitka"


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def jitka(cast):
    """The foster carer and her step in the agreed plan, a children's home that takes part since the child lives there, and
    its look into the file."""
    by = {"by": cast.actor(cast.jana), "at": NOW}
    jitka = somebody(cast, CARER, family="Veselá")
    bind(cast, jitka, cast.tereza, "foster_carer")
    know(cast, jitka, to=cast.support)
    home = institutions.found(
        by=MACHINE, at=NOW - DAY, name=HOME, kind="residential", letters="DL", country="CZ", slug="lužice",
        competences=["residential_specialist_care"],
    )  # fmt: skip
    lars = _staff("Lars Thygesen", home, "worker", "cs")
    cases.bring_in(
        **by, case=cast.case, institution=home, competence="residential_specialist_care", purpose="plan", basis="statute",
        worker=lars,
    )  # fmt: skip
    trail.seen(
        by=cast.actor(lars),
        at=NOW,
        act="cases.file",
        record_kind="case",
        record=cast.case.pk,
        case=cast.case.pk,
    )
    plan = plans.draft(**by, case=cast.case.pk, review_on=TODAY + 60 * DAY)
    goal = plans.add_goal(
        **by,
        plan=plan,
        text="She sleeps at night",
        levels={n: f"{n} nights" for n in range(-2, 3)},
        start_level=-1,
    )
    due = TODAY + 9 * DAY
    plans.add_step(**by, goal=goal, what="Read aloud", who=Who(person=jitka.pk), due_on=due)
    plans.add_step(**by, goal=goal, what="Ring Jitka first", who=Who(institution=cast.support.pk), due_on=due)
    plans.add_step(**by, goal=goal, what="A room of her own", who=Who(institution=home.pk), due_on=due)
    plans.put_in_force(**by, plan=plan)
    return jitka


def moved(cast, secret):
    by = {"by": cast.actor(cast.jana), "at": NOW}
    now = cases.get(cast.case.pk, for_=by["by"], at=NOW)
    cases.moved(
        **by, case=now, revision=now.revision, place="foster", since=TODAY, text="Lužice", secret=secret
    )


def pages(cast, reader, secret, born="1. 3. 1988"):
    own = visiting(secret, born)
    names = ("file", "kept", "looks", "plan", "words", "asked", "want_copy")
    return "".join(own.get(reverse(f"rights:{name}", args=[reader.pk])).content.decode() for name in names)


def test_carers_and_new_organisations_are_named_to_the_family_only_while_nothing_is_secret(cast, jitka):
    reader, secret = invited(cast, names_open=True)
    said = pages(cast, reader, secret)
    assert CARER in said and HOME in said and "Ring Jitka first" in said
    moved(cast, secret=True)
    said = pages(cast, reader, secret)
    assert "Jit" not in said and "Lužic" not in said, "no name of hers, no home's"
    assert "Read aloud" in said and "foster carer" in said and "A room of her own" in said
    assert said.count("Residential institution") >= 4, (
        "in the plan, among those who take part, in what is kept and who looked"
    )
    assert cast.support.name in said, "whom the family knew before"
    plan = plans.family_plan(cast.case.pk, for_=cast.actor(cast.jana), at=NOW)
    given = plans.own_page(plan, reader.person, today=TODAY, for_=cast.actor(cast.jana), whole=True)
    assert "Read aloud" in str(given) and "Jit" not in str(given) and "Lužic" not in str(given), (
        "on a page or sheet of the plan"
    )
    child, hers = invited(cast, person=cast.tereza, relation="child", names_open=True)
    said = pages(cast, child, hers, born="2. 5. 2013")
    assert CARER in said and HOME in said, "the child knows where it lives"


def test_names_in_the_plan_stay_closed_until_they_are_opened(cast, jitka):
    reader, secret = invited(cast)
    said = pages(cast, reader, secret)
    assert "Veselá" not in said and "foster carer" in said


def test_minutes_lose_the_sentences_that_tell(cast, jitka):
    hana = mother(cast)
    sits = Invitee(name="Hana Nováková", email="hana@example.org", role="parent", person=hana.pk)
    meeting = begun(cast, invited=[*guests(cast)[:2], sits])
    by = {"by": cast.actor(cast.jana), "at": NOW, "meeting": meeting}
    meetings.decide(
        **by, text="Jitka takes her to school", institution=cast.authority.pk, matter="joint_plan"
    )
    Meeting.objects.filter(pk=meeting.pk).update(
        state="held",
        held_at=NOW,
        minutes_text="She sleeps well. Jitčin dům je tichý. She likes maths.",
        minutes_closed_at=NOW,
    )
    moved(cast, secret=True)
    reader, secret = invited(cast, person=hana)
    said = visiting(secret).get(reverse("rights:meeting", args=[reader.pk, meeting.pk])).content.decode()
    assert (
        "She sleeps well. […] She likes maths." in said
        and "Something is left off here" in said
        and "Jit" not in said
    )


def test_a_copy_hides_them_from_the_start(cast, jitka):
    by = cast.actor(cast.jana)
    cases.write(by=by, at=NOW, case=cast.case, kind="note", text="Slept well. Jitce se to líbí. Fine.")
    moved(cast, secret=True)
    reader, _secret = invited(cast)
    pack = rights.make_copy(
        by=by,
        at=NOW,
        pack=rights.begin_copy(by=by, at=NOW, case=cast.case, person=reader.person, language="en"),
    )
    content = rights.hand_out(by=by, at=NOW, pack=pack)
    text, _read = text_of(content)
    assert "Slept well." in text and "Jit" not in text and "Lužic" not in text
    assert (
        "It could show where somebody lives who is protected." in text and "Residential institution" in text
    )

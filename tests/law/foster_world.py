"""A foster care service beside the cast, with a record of every kind that its pages are asked for."""

import datetime as dt
from typing import Any

from samspil.access.service import Role
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.cases import service as cases
from samspil.courses import service as courses
from samspil.duty import service as duty
from samspil.fostering import service as fostering
from samspil.institutions import service as institutions
from samspil.line import service as line
from samspil.line.models import Handover, Review
from samspil.matching import service as matching
from samspil.people import service as people
from samspil.programmes import service as programmes
from samspil.supervision import service as supervision
from tests.cast import MACHINE, NOW, PASSWORD, TODAY

ROOMS = ("carers", "courses", "duty", "fostering", "line", "matching", "programmes", "supervision")
PDF = b"%PDF-1.4\n%%EOF\n"
BEFORE = NOW - dt.timedelta(days=100)


def account(name: str, home: Any = None, role: str = "") -> Any:
    """Somebody of the service, or the carer, who works nowhere."""
    email = f"{name}@example.org"
    if known := accounts.account_by_email(email):
        return known
    found = accounts.create(by=MACHINE, at=BEFORE, email=email, name=name.title(), password=PASSWORD)
    if home is not None:
        accounts.employ(by=MACHINE, at=BEFORE, account=found, institution=home, role=role)
    return found


def placed() -> dict[str, Any]:
    """Maja works at the service and guides the family in which Birgit cares for one child; for another a family is looked for."""
    home = institutions.found(
        by=MACHINE, at=BEFORE, name="Pěstounská péče", kind="foster_care", letters="PP", country="CZ",
        slug="pestounska-pece", competences=["foster_care"],
    )  # fmt: skip
    maja, birgit = account("maja", home, Role.WORKER), account("birgit")
    lead = accounts.actor_for(account("hanne", home, Role.LEAD), institution=None, at=NOW)[0]
    by = accounts.actor_for(maja, institution=None, at=NOW)[0]
    who = {"by": by, "at": NOW}
    family = carers.take_over(
        by=lead, at=NOW,
        families=[
            carers.NewFamily(
                name="Damsgaard", consultant=maja.pk, known_since=BEFORE.date(),
                members=[carers.NewMember("carer", "Birgit", "Damsgaard", account=birgit.pk)],
                approvals=[carers.NewApproval("general", 1, BEFORE.date())],
            )
        ],
    )[0]  # fmt: skip
    check = carers.show_check(
        **who, family=family, check="health", evidence="letter", shown_on=TODAY, content=PDF
    )
    said = carers.note_allegation(
        **who, family=family, words="Shouting.", received_on=TODAY, handlers=[maja.pk], suspend=False
    )
    evening = carers.plan_evening(
        **who, kind="evening", starts_at=NOW + dt.timedelta(days=9), place="Cejl 75", seats=9
    )
    eva, adam = (_child(by, name) for name in ("Eva", "Adam"))
    care = fostering.place(
        **who,
        case=eva,
        family=family.pk,
        kind="general",
        arrives_at=NOW + dt.timedelta(hours=8),
        emergency=True,
    )
    paper = fostering.keep_paper(**who, care=care, title="Passport", content=PDF)
    search = matching.open_search(
        **who, children=[(adam, "general")], come_on=TODAY + dt.timedelta(days=18), waits_since=TODAY
    )
    return {
        "family": family.pk, "check": check.pk, "allegation": said.pk, "evening": evening.pk, "case": eva.pk, "care": care.pk,
        "paper": paper.pk, "row": paper.pk, "search": search.pk, **_together(lead, by, home, family, maja), **_line(lead, by, family),
    }  # fmt: skip


def _together(lead: Any, by: Any, home: Any, family: Any, maja: Any) -> dict[str, Any]:
    """A programme that the service leads, a municipality in it, a group that met, a question, a course day."""
    who, since = {"by": by, "at": NOW}, dt.date(2026, 10, 1)
    programme = programmes.start(
        by=lead, at=NOW, name="Together", commissioner="The city", starts_on=since, template="group"
    )
    part = programmes.join(
        by=lead, at=NOW, programme=programme.pk, name="Brno", joined_on=since, institution=home.pk
    )
    group = supervision.form_group(
        **who, programme=programme.pk, name="North", area="Brno", since=since, families=[family.pk],
        leaders=[supervision.Leader(maja.pk, home.pk, "consultant")],
    )  # fmt: skip
    session = supervision.plan_group_session(**who, group=group, starts_at=NOW + dt.timedelta(days=2))
    question = supervision.ask(**who, topic="sleep", text="How do they sleep again?")
    growth = supervision.start_plan(**who, family=family.pk)
    day = courses.set_up(**who, title="Sleep", on=dt.date(2026, 12, 9), hours=6)
    return {
        "programme": programme.pk, "participation": part.pk, "division": part.divisions.get().pk, "group": group.pk,
        "session": session.pk, "growth": growth.pk, "question": question.pk, "day": day.pk, "year": 2026, "number": 4, "what": "families",
    }  # fmt: skip


def _line(lead: Any, by: Any, family: Any) -> dict[str, Any]:
    """A line that the service runs, a call that Maja took, handed over and may be learnt from, and word for who answers next."""
    roster = duty.open_roster(
        by=lead,
        at=BEFORE,
        name="Line",
        purpose="line",
        open_since=BEFORE,
        otherwise="Police",
        otherwise_phone="158",
    )
    opened = line.open_line(by=lead, at=BEFORE, roster=roster, name="Line", number="+420 777 123 456")
    who = {"by": by, "at": NOW}
    call = line.begin(**who, line=opened)
    line.set_family(**who, call=call, family=family.pk)
    call.refresh_from_db()
    said = line.Said(text="She does not sleep.", ends=("handed",), summary="No sleep.", may_learn=True)
    line.finish(**who, call=call, said=said)
    flag = line.raise_flag(**who, call=call, text="Ring Birgit.", until=TODAY + dt.timedelta(days=9))
    line.draw(by=lead, at=NOW, line=opened)
    review = Review.objects.get(call=call)
    handed = Handover.objects.get(call=call)
    return {
        "line": opened.pk, "roster": roster.pk, "call": call.pk, "handover": handed.pk, "review": review.pk, "flag": flag.pk,
    }  # fmt: skip


def _child(by: Any, name: str) -> Any:
    person = people.add(
        by=by, at=NOW, given_name=name, family_name="Malá", born_on=dt.date(2020, 3, 1), sex="not_known"
    )
    return cases.open(
        by=by,
        at=NOW,
        child=person,
        competence="foster_care",
        place="home",
        place_since=dt.date(2026, 1, 1),
        next_on=TODAY,
    )

"""Every page that somebody opens by a secret address, with a secret that is real: what was given, to whom, by whom."""

import dataclasses
import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from samspil.access.service import NOBODY, Word
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.crisis import service as crisis
from samspil.institutions import service as institutions
from samspil.meetings import service as meetings
from samspil.meetings.models import Invitation
from samspil.people import service as people
from samspil.plans import service as plans
from samspil.plans.models import Plan
from samspil.plans.terms import Who
from samspil.rights import service as rights
from samspil.supervision import service as supervision
from tests.cast import MACHINE, NOW, PASSWORD, TODAY, Cast
from tests.rooms.meetings.stage import guests

ANSWER = "an-answer-to-an-invitation"


@dataclass
class Given:
    """The secrets, by the page that they open, as the argument of its address; and the records they are of."""

    secrets: dict[str, dict[str, Any]] = field(default_factory=dict)
    of: dict[str, Any] = field(default_factory=dict)


def give(cast: Cast, by: Any = None) -> Given:
    """The support, who takes part and does not lead, gives the mother a page of the plan and calls a meeting with a shared
    screen; the authority invites the mother to read the file; somebody reads their calendar; somebody is invited to work."""
    jana, petra = cast.actor(cast.jana), cast.actor(by or cast.petra)
    found = Given()
    mother = people.add(
        by=jana, at=NOW, given_name="Kateřina", family_name="Nováková", born_on=dt.date(1988, 3, 1)
    )
    people.make_known([mother], to=cast.support.pk, by=jana, at=NOW)
    people.bind(by=jana, at=NOW, person=mother, to=cast.tereza, kind="mother")
    _plan(found, cast, mother, petra)
    _safety(found, cast, petra)
    meeting = meetings.call(
        by=petra, at=NOW, case=cast.case, kind="conference", goal="School", on=dt.date(2026, 12, 1), time=dt.time(10, 30),
        place="Cejl 75", late_reason="", invited=guests(cast),
    )  # fmt: skip
    screen = meetings.open_screen(by=petra, at=NOW, meeting=meeting)
    token = meetings.join_address(screen).rstrip("/").rsplit("/", 1)[1]
    invitation = Invitation.objects.get(meeting=meeting, account=None)
    Invitation.objects.filter(pk=invitation.pk).update(secret_hash=accounts.secret_hash(ANSWER))
    _feed, calendar = meetings.make_feed(by=petra, at=NOW)
    asked = rights.Asked(person=mother, relation="parent", language="cs", why="She has custody, seen.")
    reader, opening = rights.invite(by=jana, at=NOW, case=cast.case, asked=asked)
    colleague, invited = accounts.invite(
        by=cast.actor(cast.ada), at=NOW, email="eva@example.org", name="Eva", role="worker", language="cs"
    )
    _application(found, cast)
    _sessions(found, cast)
    found.of |= {
        "mother": mother, "meeting": meeting, "invitation": invitation, "reader": reader, "colleague": colleague,
    }  # fmt: skip
    found.secrets |= {
        "meetings:join": {"token": token}, "meetings:join_now": {"token": token}, "meetings:answer": {"token": ANSWER},
        "meetings:feed": {"secret": calendar}, "rights:open": {"secret": opening}, "accounts:invited": {"secret": invited},
    }  # fmt: skip
    return found


def _safety(found: Given, cast: Cast, by: Any) -> None:
    """The support meets a crisis and gives the grandmother the safety plan."""
    who = {"by": dataclasses.replace(by, words=frozenset(map(str, Word))), "at": NOW}
    made = crisis.take(
        **who, key=uuid4(), danger="urgent", where="home", teller="family", reported_at=NOW, case=cast.case.pk
    )
    texts = {"present": "gran", "worries": "shouting", "steps": "Gran sleeps here", "call": "the team"}
    crisis.agree_plan(**who, crisis=made, language="cs", **texts)
    copy, secret = crisis.give_copy(**who, crisis=made, name="gran", link=str)
    found.of |= {"crisis": made, "copy": copy, "crisis_worker": who["by"]}
    found.secrets["crisis:safety"] = {"secret": secret}


def _application(found: Given, cast: Cast) -> None:
    """Somebody asks the authority about fostering, and gets the address of their application by mail."""
    sent: list[str] = []

    def link(secret: str) -> str:
        sent.append(secret)
        return secret

    found.of["way"] = carers.enquire(
        by=NOBODY, at=NOW, to=cast.authority, link=link, name="Eva and Jan", kind="general", email="eva@example.org",
        today=TODAY,
    )  # fmt: skip
    found.secrets["carers:application"] = {"secret": sent[0]}
    by = dataclasses.replace(cast.actor(cast.jana), words=frozenset(map(str, Word)))
    found.of["carer"] = carers.add_member(
        by=by,
        at=NOW,
        family=found.of["way"].family,
        role="carer",
        given_name="Els",
        since=TODAY - dt.timedelta(days=9),
    )
    invited = carers.invite_carer(
        by=by, at=NOW, member=found.of["carer"], email="els@example.org", language="nl"
    )
    found.secrets["carers:invited"] = {"secret": invited}


def _sessions(found: Given, cast: Cast) -> None:
    """Somebody of a foster care service reads when they lead sessions."""
    home = institutions.found(
        by=MACHINE, at=NOW, name="Doprovázení", kind="foster_care", letters="DP", country="CZ", slug="doprovazeni",
        competences=["foster_care"],
    )  # fmt: skip
    worker = accounts.create(by=MACHINE, at=NOW, email="sona@example.org", name="Soňa", password=PASSWORD)
    accounts.employ(by=MACHINE, at=NOW, account=worker, institution=home, role="worker")
    sona = accounts.actor_for(worker, institution=None, at=NOW)[0]
    found.of["supervisor"] = sona
    found.secrets["supervision:feed"] = {"secret": supervision.make_feed(by=sona, at=NOW)}


def _plan(found: Given, cast: Cast, mother: Any, by: Any) -> None:
    plan = Plan.objects.filter(case=cast.case).first()
    plan = plan or plans.draft(by=by, at=NOW, case=cast.case.pk, review_on=TODAY + dt.timedelta(days=60))
    goal = plans.add_goal(
        by=by, at=NOW, plan=plan, text="Rested at school", levels={n: f"{n} mornings" for n in range(-2, 3)}, start_level=-1
    )  # fmt: skip
    step = plans.add_step(
        by=by,
        at=NOW,
        goal=goal,
        what="Breakfast",
        who=Who(person=mother.pk),
        due_on=TODAY + dt.timedelta(days=9),
    )
    plans.put_in_force(by=by, at=NOW, plan=plan)
    plan.refresh_from_db()
    link, secret = plans.make_link(by=by, at=NOW, plan=plan, person=mother, language="cs")
    found.of |= {"plan": plan, "goal": goal, "link": link}
    found.secrets |= {
        "plans:mine": {"secret": secret}, "plans:sheet": {"secret": secret},
        "plans:tap": {"secret": secret, "step": getattr(step, "step", step).pk},
    }  # fmt: skip

"""Records of the cast to ask every page for, by the name of the argument that stands for them in its address."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.coaching import service as coaching
from samspil.ecomaps import service as ecomaps
from samspil.exchange.models import Run
from samspil.formulations import service as maps
from samspil.institutions import service as institutions
from samspil.institutions.terms import Decision as Matter
from samspil.meetings import service as meetings
from samspil.people import service as people
from samspil.people.models import PossibleDouble
from samspil.plans import service as plans
from samspil.plans.models import PlanLink
from samspil.plans.terms import Who
from samspil.referrals import service as referrals
from samspil.retention.models import Erasure
from samspil.rights import service as rights
from samspil.rules import service as rules
from samspil.rules.models import Rule
from samspil.sharing import service as sharing
from samspil.watch.models import Finding
from samspil.watch.terms import Rule as WatchRule
from tests.cast import MACHINE, NOW, PASSWORD, TODAY, Cast
from tests.law import walking
from tests.rooms import consents as consents_stage
from tests.rooms.meetings.stage import guests
from tests.rooms.watch.test_pages import facts_of

MISSING = UUID(int=7)
OTHERS = {
    "slug": "ospod-brno-sever",
    "key": "no-such-key",
    "token": "no-such-token",
    "secret": "no-such-secret",
}
"""Parts of addresses that are no identifiers."""


def worlds(cast: Cast) -> dict[str, dict[str, Any]]:
    """Records to ask for, by the name of the argument that stands for them in addresses."""
    jana, olga = cast.actor(cast.jana), cast.actor(cast.olga)
    led = (
        _around(cast, cast.case, cast.tereza, jana)
        | _work(cast, jana)
        | _own_view(cast, jana)
        | _beside(cast, jana)
    )
    other = people.add(by=jana, at=NOW, given_name="Matěj", family_name="Novák")
    left = cases.open(
        by=jana, at=NOW - dt.timedelta(days=9), child=other, competence="statutory_child_protection", place="home",
        place_since=TODAY - dt.timedelta(days=9), next_on=TODAY, worker=cast.jana,
    )  # fmt: skip
    for home, held in ((cast.support, "family_support"), (cast.club, "low_threshold_youth_work")):
        cases.bring_in(
            by=jana, at=NOW - dt.timedelta(days=8), case=left, institution=home, competence=held, purpose="plan",
            basis="statute",
        )  # fmt: skip
    cases.part_ways(
        by=jana, at=NOW - dt.timedelta(days=1), part=left.participations.get(institution=cast.club)
    )
    stranger = people.add(by=olga, at=NOW, given_name="Aino", family_name="Virtanen")
    far = cases.open(
        by=olga, at=NOW, child=stranger, competence="low_threshold_youth_work", place="home", place_since=TODAY,
        next_on=TODAY, worker=cast.olga,
    )  # fmt: skip
    return {
        "led": led,
        "left": _around(cast, left, other, jana),
        "far": _around(cast, far, stranger, olga),
        **_notes(cast),
        "none": {},
    }


def _around(cast: Cast, case: Any, child: Any, by: Any) -> dict[str, Any]:
    entry = cases.write(by=by, at=NOW, case=case, kind="note", text="Rang school.")
    mother = people.add(by=by, at=NOW, given_name="Hana", family_name="Nováková", around=child)
    bond = people.bind(by=by, at=NOW, person=mother, to=child, kind="mother")
    home = people.share_home(by=by, at=NOW, label="at mother's", people=[child, mother], since=TODAY)
    address = people.lives_at(by=by, at=NOW, person=child, since=TODAY, city="Brno", protected=True)
    membership = cast.jana.memberships.get() if by.account == cast.jana.pk else cast.olga.memberships.get()
    return {
        "case": case.pk, "case_id": case.pk, "entry": entry.pk, "person": child.pk, "bond": bond.pk, "home": home.pk,
        "member": home.members.get(person=mother).pk, "address": address.pk, "membership": membership.pk,
        "part": case.participations.order_by("part", "id").last().pk,
    }  # fmt: skip


def _work(cast: Cast, by: Any) -> dict[str, Any]:
    map = maps.start(by=by, at=NOW, case=cast.case)
    card = maps.add_factor(by=by, at=NOW, map=map, field="presenting", text="Sleeps badly")
    tie = ecomaps.note_tie(
        by=by, at=NOW, case=cast.case, to=cast.tereza, name="School", since=TODAY, saying=ecomaps.Saying()
    )
    plan = plans.draft(by=by, at=NOW, case=cast.case.pk, review_on=TODAY + dt.timedelta(days=60))
    goal = plans.add_goal(by=by, at=NOW, plan=plan, text="At school by eight")
    step = plans.add_step(
        by=by, at=NOW, goal=goal, what="Ring at seven", who=Who(institution=cast.support.pk), due_on=TODAY
    )
    meeting = meetings.call(
        by=by, at=NOW, case=cast.case, kind="conference", goal="School", on=dt.date(2026, 12, 1), time=dt.time(10, 30),
        place="Cejl 75", invited=guests(cast),
    )  # fmt: skip
    asked = referrals.send(
        by=cast.actor(cast.petra), at=NOW, to=cast.authority, urgency="week", text="Help.", next_on=TODAY,
        given_name="Eva",
    )  # fmt: skip
    mark = cast.actor(cast.mark)
    page = PlanLink.objects.create(
        plan=plan, person=cast.tereza, secret_hash="x", language="cs", time_zone="Europe/Prague", made_at=NOW,
        until=NOW + dt.timedelta(days=9), institution=cast.authority,
    )  # fmt: skip
    line = coaching.set_line(by=mark, at=NOW, supervisor=cast.mark.pk, worker=cast.jana.pk)
    said = coaching.say(
        by=mark, at=NOW, worker=cast.jana.pk, case=cast.case.pk, about="case", text="Ask her aunt."
    )
    return {
        "link": page.pk, "line": line.pk, "comment": said.pk, "worker": cast.jana.pk,
        "card_id": card.pk, "tie_id": tie.pk, "plan": plan.pk, "goal": goal.pk, "step": getattr(step, "step", step).pk,
        "meeting": meeting.pk, "id": asked.pk,
    }  # fmt: skip


def _own_view(cast: Cast, by: Any) -> dict[str, Any]:
    """The child reads her own file, with an account of her own; nobody else holds her link."""
    asked = rights.Asked(person=cast.tereza, relation="child", language="cs", why="She asked to read it.")
    reader, _secret = rights.invite(by=by, at=NOW, case=cast.case, asked=asked)
    reader = rights.reader(reader.pk, at=NOW, visit=reader.pk)
    rights.keep_in_account(by=rights.lens(reader, NOW), at=NOW, reader=reader, account=family())
    wish = rights.ask(by=rights.lens(reader, NOW), at=NOW, reader=reader, kind="copy")
    held = rights.withhold(
        by=by, at=NOW, case=cast.case, what="place", record=None, why="safety", words="He looks for her."
    )
    pack = rights.begin_copy(by=by, at=NOW, case=cast.case, person=cast.tereza, language="cs", request=wish)
    said = rights.say(
        by=rights.lens(reader, NOW), at=NOW, reader=reader, text="I like it there.", language="en"
    )
    return {
        "statement": said.pk, "reader": reader.pk, "asked": wish.pk, "withheld": held.pk, "about": held.pk, "pack": pack.pk,
    }  # fmt: skip


def family() -> Any:
    """The account of the child who reads: no workplace, no role."""
    known = accounts.account_by_email("family@example.org")
    before = NOW - dt.timedelta(days=1)
    return known or accounts.create(
        by=MACHINE, at=before, email="family@example.org", name="Tereza Nováková", password=PASSWORD
    )


def _beside(cast: Cast, by: Any) -> dict[str, Any]:
    """What the authority keeps beside the file: consents, questions, decisions, doubles, rules, and what waits there."""
    ada, here = cast.actor(cast.ada), {"institution": cast.authority}
    agreed = consents_stage.recorded(cast)
    wish = sharing.Wish(
        about="topic", scope=("school",), purpose="joint plan", basis="statute", statute="359/1999 Sb., § 53",
        needed_by=TODAY + dt.timedelta(days=5), until=NOW + dt.timedelta(days=20), question="Does she come?",
    )  # fmt: skip
    asked = sharing.ask(by=by, at=NOW, case=cast.case.pk, to=cast.support, wish=wish)
    cards = list(maps.factors(cast.case.pk, for_=by, at=NOW))
    second = maps.add_factor(
        by=by,
        at=NOW,
        map=maps.current(cast.case.pk, for_=by, at=NOW),
        field="perpetuating",
        text="Phone at night",
    )
    link = maps.link(by=by, at=NOW, source=second, target=cards[0], kind="sets_off")
    meeting = meetings.coming(for_=by, at=NOW)[0]
    decided = meetings.decide(
        by=by,
        at=NOW,
        meeting=meeting,
        text="A plan",
        matter=Matter.PROTECTION_MEASURE,
        institution=cast.authority.pk,
    )
    earlier = NOW - dt.timedelta(hours=3)
    look = cases.look_in_emergency(
        by=cast.actor(cast.olga, earlier),
        at=earlier,
        case=cast.case,
        reason="A neighbour hears shouting.",
        minutes=30,
    )
    twin = people.add(
        by=by, at=NOW, given_name="Terezie", family_name="Nováková", born_on=cast.tereza.born_on
    )
    third = people.add(by=by, at=NOW, given_name="Terka", family_name="Nováková", born_on=cast.tereza.born_on)
    first, last = sorted((cast.tereza, twin), key=lambda p: p.pk)
    double = PossibleDouble.objects.create(
        **here, first=first, second=last, likely="possible", bits=1.0, found_at=NOW
    )
    joined = people.join_records(
        by=cast.actor(cast.mark), at=NOW, first=twin, second=third, leads=twin.pk, why="The same birthday and school."
    )  # fmt: skip
    erasure = Erasure.objects.create(
        **here, case=cast.case.pk, reference="x", closed_on=TODAY, due_on=TODAY, rule=MISSING, record_class="case_file",
        years=5, starts_at="case_closed", proposed_by=cast.mark, proposed_at=NOW,
    )  # fmt: skip
    rule = Rule.objects.filter(country="CZ").order_by("table", "key").first()
    hours = rules.propose(
        by=ada,
        at=NOW,
        table="review_hours",
        value={"hours": 24},
        since=TODAY,
        reason="Sooner is better.",
        own=True,
    )
    run = Run.objects.create(
        **here, kind="list", state="done", file_name="x.csv", began_at=NOW, changed_at=NOW, account=cast.mark
    )
    invitation = accounts.invite(
        by=ada, at=NOW, email="new@example.org", name="New", role="worker", language="cs"
    )
    finding = Finding.objects.create(
        **here, rule="night", account=cast.mark, day=TODAY, first_at=NOW, last_at=NOW, looks=9,
        facts=facts_of(WatchRule.NIGHT),
    )  # fmt: skip
    team = institutions.add_team(by=ada, at=NOW, institution=cast.authority, name="North")
    return {
        "consent": agreed.pk, "ask": asked.pk, "link_id": link.pk, "decision": decided.pk, "look_id": look.pk,
        "double": double.pk, "joined": joined.pk, "other": twin.pk, "erasure": erasure.pk, "rule": rule.pk,
        "proposal": hours.pk, "run": run.pk, "invitation": getattr(invitation, "pk", None) or invitation[0].pk,
        "finding": finding.pk, "team": team.pk, "held": cast.authority.held.first().pk,
    }  # fmt: skip


def _notes(cast: Cast) -> dict[str, dict[str, Any]]:
    by, found = cast.actor(cast.petra), {}
    for name in ("theirs", "given", "ended"):
        note = cases.write(by=by, at=NOW, case=cast.case, kind="note", text="At home.")
        found[name] = {"case": cast.case.pk, "entry": note.pk}
        if name != "theirs":
            began = NOW - dt.timedelta(days=5)
            until = NOW + dt.timedelta(days=5) if name == "given" else NOW - dt.timedelta(days=1)
            share = cases.share(
                by=cast.actor(cast.petra, began), at=began, entry=note, to=cast.authority, purpose="plan",
                basis="statute", statute="§ 51", until=until,
            )  # fmt: skip
            found[name]["share"] = share.pk
    return found


def closed(cast: Cast) -> Any:
    """A case that the authority led and has closed: it stands on the closing list."""
    jana = cast.actor(cast.jana)
    child = people.add(by=jana, at=NOW, given_name="Petr", family_name="Malý", born_on=dt.date(2008, 2, 1))
    case = cases.open(
        by=jana, at=NOW - dt.timedelta(days=30), child=child, competence="statutory_child_protection", place="home",
        place_since=TODAY - dt.timedelta(days=30), next_on=TODAY, worker=cast.jana,
    )  # fmt: skip
    return cases.close(by=jana, at=NOW, case=case, revision=case.revision, reason="goals_met")


def lines_of(route: str, given: dict[str, dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The records a page is asked for: of every world that has all of them, or none."""
    asked = walking.arguments(route)
    fixed = {n: OTHERS.get(n, "1") if kind != "int" else 1 for kind, n in asked if kind != "uuid"}
    names = [n for kind, n in asked if kind == "uuid"]
    if not names:
        yield "", fixed
        return
    told = False
    for world, has in given.items():
        only_notes = world in ("theirs", "given", "ended") and not {"entry", "share"} & set(names)
        deep = world == "left" and set(names) - {"case", "case_id"}
        if world != "none" and not only_notes and not deep and all(n in has for n in names):
            told = True
            yield world, fixed | {n: has[n] for _kind, n in asked if n in has}
    if not told:
        yield "none", fixed | dict.fromkeys(names, MISSING)

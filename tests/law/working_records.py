"""Records of an institution's own work in a random history: an evening, a course day, a list that was brought in, a finding, a
possible double, a copy for the family, a bed and who is asked after, a crisis, a rota, the review of a look in an emergency; and what
the log of events says of who could see them."""

import datetime as dt
import random
from typing import Any
from uuid import UUID

from samspil.access.service import ROLE_WORDS, Actor, Word
from samspil.accounts.models import Membership
from samspil.beds import policy as beds
from samspil.beds.models import Bed, Followed, Stay, Taken, Unit
from samspil.carers import policy as carers
from samspil.carers.models import Evening
from samspil.cases import policy as cases
from samspil.cases import service as files
from samspil.cases.models import EmergencyLook, Participation
from samspil.courses import policy as courses
from samspil.courses.models import CourseDay
from samspil.crisis import policy as crises
from samspil.crisis.models import Crisis
from samspil.duty import policy as duty
from samspil.exchange import policy as exchange
from samspil.exchange.models import Run
from samspil.ground.periods import covers
from samspil.people import policy as people_policy
from samspil.people import service as people
from samspil.people.models import PossibleDouble
from samspil.rights import policy as rights
from samspil.rights.models import Pack
from samspil.watch import policy as watch
from samspil.watch.models import Finding
from tests.cast import NOW, TODAY, Cast
from tests.law.asked_records import Asked
from tests.law.crossing_records import WORK, Found
from tests.law.guidance_records import day
from tests.law.test_who_could import SPAN, State, hour

ON_ROTA = "because they are on the rota"
OWN = {"evening": Word.CARERS_READ, "course": Word.CARERS_READ, "run": Word.EXCHANGE}
"""Of the institution alone, from when it was made."""


class Worked(Asked):
    """With dice of its own, so that the other records of a history stay as they were."""

    case: Any
    asked: Any

    def _working(self, cast: Cast, dice: random.Random) -> None:
        self.at_home = dice.choice(self.history.homes)
        names = ("course", "run", "finding", "double", "pack", "stay", "crisis")
        self.began |= {name: dice.randrange(SPAN) for name in names}
        home, at = {"institution": self.at_home}, {name: hour(self.began[name]) for name in names}
        made = home | {"case": cast.case}
        worker = dice.choice(self.history.people)
        watches = Membership.objects.filter(role="protection").order_by("pk").first()
        self.watched = watches.institution if watches else self.at_home
        self.work: dict[str, Any] = {
            "evening": Evening.objects.create(**home, kind="evening", starts_at=NOW, place="x", seats=9),
            "course": CourseDay.objects.create(**home, title=f"{dice.random()}", on=TODAY, hours=6, made_at=at["course"]),
            "run": Run.objects.create(
                **home, kind="ssda903", state="found", file_name="x", began_at=at["run"], changed_at=NOW
            ),
            "finding": Finding.objects.create(
                institution=self.watched, rule="night", account=worker, day=TODAY, first_at=at["finding"], last_at=NOW, looks=1
            ),
            "double": PossibleDouble.objects.create(
                **home, first=self.person, second=self.tie.to, likely="likely", bits=9, found_at=at["double"]
            ),
            "pack": Pack.objects.create(
                case=cast.case, person=cast.tereza, institution=cast.authority, language="en", passages=[],
                begun_by=worker, begun_at=at["pack"],
            ),
            "crisis": Crisis.objects.create(
                **made, number=dice.randrange(10**6), key=UUID(int=dice.getrandbits(128)), received_at=at["crisis"], sort_at=NOW,
                danger="acute", where="home", teller="other",
            ),
            "rota": self.call.line.roster,
        }  # fmt: skip
        self._in_a_bed(made, at["stay"], dice)
        self._looked(cast, dice)

    def _in_a_bed(self, made: dict[str, Any], at: dt.datetime, dice: random.Random) -> None:
        home = {"institution": self.at_home}
        unit = Unit.objects.create(**home, name=f"{dice.random()}", since=hour(0))
        bed = Bed.objects.create(unit=unit, name="1", since=hour(0))
        taken = Taken.objects.create(**home, bed=bed, began_at=at, ended_at=NOW)
        self.work["stay"] = stay = Stay.objects.create(
            **made,
            bed=bed,
            taken=taken,
            began_at=at,
            admitted_at=at,
            perspective_due_at=NOW,
            ended_at=NOW,
            ended_where="home",
        )
        self.work["followed"] = Followed.objects.create(
            **made, source="stay", record=stay.pk, began_on=day(self.began["stay"])
        )

    def _looked(self, cast: Cast, dice: random.Random) -> None:
        """A look of its own, which is over before anybody is asked about it."""
        began = dice.randrange(SPAN)
        since = hour(began) + dt.timedelta(minutes=30)
        self.began["review"] = began + 1
        by = dice.choice(self.history.homes)
        part = Participation.objects.create(
            case=cast.case, institution=by, competence="family_support", part="emergency", only=cast.jana, since=since,
            until=since + dt.timedelta(minutes=1), listed_on=TODAY, listed_name="x", listed_place="home",
        )  # fmt: skip
        self.looker = by
        self.work["review"] = EmergencyLook.objects.create(
            participation=part, account=cast.jana, reason="x", review_due=NOW
        )

    def working_answers(self, moment: dt.datetime) -> dict[str, Any]:
        of = self.work
        return {
            "evening": carers.who_could_evening(of["evening"], at=moment),
            "course": courses.who_could(of["course"], at=moment),
            "run": exchange.who_could_run(of["run"], at=moment),
            "finding": watch.who_could(of["finding"], at=moment),
            "double": people.who_could_double(of["double"], at=moment),
            "pack": rights.who_could_pack(of["pack"], at=moment),
            "crisis": crises.who_could(of["crisis"], at=moment),
            "stay": beds.who_could(of["stay"], at=moment),
            "followed": beds.who_could_followed(of["followed"], at=moment),
            "rota": duty.who_could(of["rota"], at=moment),
            "review": files.who_could_review(of["review"], at=moment),
        }  # fmt: skip

    def _worked(self, state: State, at: int) -> dict[str, Found]:
        home, lead = self.at_home.pk, self.work["pack"].institution_id
        found = {name: self._staff(state, word, home, WORK) for name, word in OWN.items()}
        found["finding"] = self._staff(state, Word.LOOKS_WATCH, self.watched.pk, WORK)
        both = all(since <= at < until for since, until in (self.knew[p][home] for p in self._two()))
        joins = {who for who in state.staff if Word.PERSON_MERGE in ROLE_WORDS[state.staff[who][0]]}
        reads = self._staff(state, Word.CASE_READ, home, WORK)
        found["double"] = {row for row in reads if row[:2] in joins} if both else set()
        found["pack"] = {row for row in self._table(state, Word.RIGHTS_ANSWER) if row[1] == lead}
        beds_ = {row for row in self._table(state, Word.BEDS_READ) if row[1] == home}
        found["stay"] = beds_
        found["followed"] = beds_ if day(at) >= self.work["followed"].began_on else set()
        found["crisis"] = {row for row in self._table(state, Word.CRISIS_SEE) if row[1] == home}
        sat = self.history.state(self.began["review"] - 1).table
        found["review"] = {
            row
            for h in {self.looker.pk, lead, *sat}
            for row in self._staff(state, Word.EMERGENCY_REVIEW, h, WORK)
        }
        return found | {"rota": self._on_rota(state, at)}

    def _two(self) -> tuple[Any, Any]:
        return self.person.pk, self.tie.to_id

    def _on_rota(self, state: State, at: int) -> Found:
        leads, found = self.work["rota"].institution_id, set()
        for h in self.history.homes:
            for who in (row[:2] for row in self._staff(state, Word.DUTY_SEE, h.pk, "")):
                if h.pk == leads:
                    found.add((*who, WORK))
                elif who in self.on_rota and covers(*self.on_rota[who], day(at)):
                    found.add((*who, ON_ROTA))
        return found

    def _working_alone(self, actor: Actor, at: dt.datetime, listed: Any) -> dict[str, tuple[bool, bool]]:
        of, on = self.work, actor.day(at)
        lists = {
            "run": exchange.visible_runs(actor), "review": cases.reviews(actor),
        }  # fmt: skip
        found = {name: (there := listed(rows, of[name]), there) for name, rows in lists.items()}
        double = of["double"]
        return found | {
            "double": (
                people_policy.can_double(actor, PossibleDouble.objects.get(pk=double.pk)),
                listed(people_policy.visible_doubles(actor), double),
            ),
            "course": (courses.can(actor, "read", of["course"]), listed(courses.days(actor), of["course"])),
            "finding": (watch.can(actor, "read", of["finding"]), listed(watch.visible(actor), of["finding"])),
            "pack": (
                rights.can(actor, "read", Pack.objects.get(pk=of["pack"].pk), at=at),
                listed(rights.visible_packs(actor, at=at), of["pack"]),
            ),
            "stay": (
                beds.can(actor, "read", of["stay"], at=at),
                listed(beds.visible(actor, at=at), of["stay"]),
            ),
            "followed": (
                beds.can(actor, "read", of["followed"], at=at),
                listed(beds.followed(actor, at=at), of["followed"]),
            ),
            "crisis": (
                crises.can(actor, "read", of["crisis"], at=at),
                listed(crises.visible(actor, at=at), of["crisis"]),
            ),
            "rota": (
                duty.can(actor, "read", of["rota"], on=on),
                listed(duty.visible(actor, on=on), of["rota"]),
            ),
        }

"""How a scene of the story is written down: plain facts with days counted from today (0), so that it is always fresh.

A scene is data; `telling.py` plays it through the doors of the rooms, as people would. Everybody in it is invented;
the institutions' towns, kinds and competences are real.
"""

from dataclasses import dataclass, field

from samspil.story.script_knowing import Agreed, Asked, Look, OwnView, Question
from samspil.story.script_working import Card, Gathering, Goal, Hypothesis, Plan, Step, Tried, Verdict

__all__ = [
    "Agreed", "Asked", "Card", "Child", "Circle", "Gathering", "Goal", "House", "Hypothesis", "Kin",
    "Line", "Look", "OwnView", "Partner", "Plan", "Question", "Request", "Scene", "Step", "Tied", "Tried",
    "Unfinished", "Urgent", "Verdict", "Worker",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class House:
    """An institution. `key` names it within the story; `since_day` is when it began to use Samspil."""

    key: str
    name: str
    kind: str
    country: str
    municipality: str
    letters: str
    competences: tuple[str, ...]
    tone: str = ""
    public: bool = False
    young: bool = False
    teams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worker:
    """Somebody who works for one or more houses, in one of the teams of the first. With a `sentence` (in the house's language)
    they are a persona."""

    key: str
    name: str
    house: str
    role: str
    sentence: str = ""
    also: tuple[tuple[str, str], ...] = ()  # further (house, role)
    team: str = ""


@dataclass(frozen=True, slots=True)
class Kin:
    """Somebody around the child: what they are (people.terms.BondKind) to the child, or to another of the `kin`."""

    key: str
    given: str
    family: str
    bond: str
    phone: str = ""
    note: str = ""
    age: int | None = None
    sex: str = ""
    to: str = ""
    since_day: int | None = None
    until_day: int | None = None
    died_day: int | None = None


@dataclass(frozen=True, slots=True)
class Tied:
    """How somebody (a key of the kin) or a place (`name`) is tied to the child, or to `to`; `later` are (day, quality, support)
    from that day on, without a quality: ended."""

    by: str
    since_day: int
    quality: str
    support: str = "not_known"
    often: str = "not_known"
    who: str = ""
    name: str = ""
    to: str = ""
    role: str = ""
    sphere: str = "private"
    last_day: int | None = None
    note: str = ""
    consent: str = "not_asked"
    wish: str = "not_known"
    later: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """What the network picture shows beyond the kin: `bonds` among them are (person, to, kind, until_day or None), a `home` is
    (label, keys, since_day), `strangers` are kin that only the leading house knows."""

    by: str
    day: int
    bonds: tuple[tuple[str, str, str, int | None], ...] = ()
    home: tuple[str, tuple[str, ...], int] | None = None
    strangers: tuple[Kin, ...] = ()
    ties: tuple[Tied, ...] = ()


@dataclass(frozen=True, slots=True)
class Partner:
    """Another institution at the table. On a consent, a parent signed one, for the same purpose and as long or longer."""

    house: str
    competence: str
    worker: str
    purpose: str
    basis: str = "consent"
    since_day: int = -30
    until_day: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Something written on the timeline by a worker. `shares` are (house, purpose, basis, until_day), of the whole or
    of the sentences in `part`; `tells` are the kinds of data in it (consents.terms.Scope), for a share on a consent."""

    day: int
    time: str
    by: str
    text: str
    kind: str = "note"
    mode: str = ""
    minutes: int | None = None
    for_all: bool = False
    voice_how: str = ""
    shares: tuple[tuple[str, str, str, int], ...] = ()
    part: str = ""
    tells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Urgent:
    """A look in an emergency; `review` is (day, time, by, finding, words), or nothing while it waits."""

    day: int
    time: str
    by: str
    reason: str
    minutes: int = 60
    review: tuple[int, str, str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """A child and the case around it, led by `house`."""

    key: str
    given: str
    family: str
    born: tuple[int, int, int]  # years ago, month, day
    sex: str
    house: str
    competence: str
    worker: str
    place: str
    place_since_day: int
    next_day: int | None
    next_what: str
    opened_day: int = -60
    next_time: str = ""
    place_text: str = ""
    called: str = ""
    languages: tuple[tuple[str, str], ...] = ()
    kin: tuple[Kin, ...] = ()
    partners: tuple[Partner, ...] = ()
    lines: tuple[Line, ...] = ()
    urgents: tuple[Urgent, ...] = ()
    cards: tuple[Card, ...] = ()
    hypothesis: Hypothesis | None = None
    tried: tuple[Tried, ...] = ()
    family_reads: bool = False
    gatherings: tuple[Gathering, ...] = ()
    plan: Plan | None = None
    agreed: tuple[Agreed, ...] = ()
    asked: tuple[Asked, ...] = ()
    looks: tuple[Look, ...] = ()
    own_view: OwnView | None = None
    circle: Circle | None = None
    street: str = ""
    city: str = ""
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A request for help that waits, or was answered (`state`, `reason`)."""

    day: int
    to: str
    source: str
    urgency: str
    text: str
    next_day: int
    child_name: str = ""
    child_age: str = ""
    where: str = ""
    asker_name: str = ""
    asker_contact: str = ""
    sender: str = ""
    by: str = ""
    state: str = "waiting"
    reason: str = ""
    hand_to: str = ""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A draft that somebody left."""

    by: str
    child: str
    text: str
    day: int


@dataclass(frozen=True, slots=True)
class Scene:
    """One place of the story."""

    language: str
    houses: tuple[House, ...]
    workers: tuple[Worker, ...]
    children: tuple[Child, ...] = ()
    requests: tuple[Request, ...] = ()
    drafts: tuple[Unfinished, ...] = field(default=())

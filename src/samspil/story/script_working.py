"""What a scene says of working together: the map, meetings, the plan."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """A factor on the 6P map. `voice` is child, a kin key, or a free word such as "school". What the father says against
    it is `contested`."""

    key: str
    place: str
    text: str
    kind: str
    voice: str
    day: int
    by: str
    leads_to: tuple[str, ...] = ()
    contested: str = ""
    unknown: bool = False
    strength: int | None = None


@dataclass(frozen=True, slots=True)
class Hypothesis:
    keeps_going: str
    how_addressed: str
    will_achieve: str
    cards: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Tried:
    """Something tried before: whether it lasted, and why."""

    text: str
    when: str
    lasted: bool
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision at a meeting; `dissent` are (who, their words)."""

    text: str
    reasons: str
    competence: str
    by: str
    dissent: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting. `people` are (worker or kin key, role, answer). Held ones carry decisions and minutes, `risks` as (what
    could happen, what is done about it, whose worker answers), `tasks` as (what, who, day), `comments` on the minutes as
    (who, their words). `prepared` is (item of the list, who and how)."""

    day: int
    time: str
    minutes: int
    kind: str
    goal: str
    place: str
    by: str
    people: tuple[tuple[str, str, str], ...]
    held: bool = False
    decisions: tuple[Verdict, ...] = ()
    record: str = ""
    risks: tuple[tuple[str, str, str], ...] = ()
    tasks: tuple[tuple[str, str, int], ...] = ()
    prepared: tuple[tuple[str, str], ...] = ()
    comments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Who does it is a worker key or a kin key; family steps have no house and competence. `works_on` is a card's key."""

    what: str
    who: str
    by_day: int
    state: str = "open"
    house: str = ""
    competence: str = ""
    done_day: int | None = None
    note: str = ""
    works_on: str = ""
    rhythm: str = "once"
    answers: str = ""
    """One letter for each day up to yesterday: y, n, or - where nothing was said."""
    needs: str = ""
    needs_there: bool | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """`levels` from much less to much more than expected. `comes_from` is a card's key."""

    text: str
    measure: str
    levels: tuple[str, str, str, str, str]
    steps: tuple[Step, ...]
    comes_from: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """`agreements` are (worker or kin key or "child", agrees|partly|does_not|not_asked, note)."""

    by: str
    review_day: int
    goals: tuple[Goal, ...]
    agreements: tuple[tuple[str, str, str], ...] = ()
    in_force: bool = True
    day: int = -25
    looked: tuple[int, tuple[int | None, ...], str, int] | None = None
    """When it was looked at again, the level each goal had got to, in words, and the next review."""

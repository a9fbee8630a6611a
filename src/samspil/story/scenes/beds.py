"""Groningen's houses with crisis beds, who was there and who is there now. Everybody is invented."""

from dataclasses import dataclass

TEAM, WORKER, LEAD = "spoedhulp-groningen", "tom", "wim"


@dataclass(frozen=True)
class House:
    name: str
    beds: int
    ages: tuple[int, int]
    note: str
    outside: bool = False


@dataclass(frozen=True)
class Guest:
    """A child in a crisis bed. `stays`: house, day it came, nights (None: still there), where it went.
    `decision`: perspective, words, expected to leave in so many days. `later`: where it lived after 3, 6, 12 months; "" is lost."""

    given: str
    family: str
    age: int
    sex: str
    stays: tuple[tuple[str, int, int | None, str], ...]
    decision: tuple[str, str, int] | None = None
    later: tuple[str, ...] = ()


NOORD, HAVEN, BRINK = "Noorderhuis", "Havenplek", "De Brink, Assen"

HOUSES = (
    House(NOORD, 4, (0, 13), "Vinkhuizen, een tuin en een nachtwacht"),
    House(HAVEN, 4, (12, 18), "Aan het Eemskanaal"),
    House(BRINK, 2, (4, 18), "In Drenthe: alleen als het echt niet anders kan", outside=True),
)

BEFORE = (
    Guest("Jip", "Hofman", 9, "male", ((NOORD, -380, 28, "home"), (NOORD, -290, 12, "home")), later=("home", "home", "home")),
    Guest("Elin", "Dijkstra", 14, "female", ((HAVEN, -371, 25, "network"),), later=("network", "home", "home")),
    Guest("Boaz", "Smit", 6, "male", ((NOORD, -352, 31, "foster"),), later=("foster", "foster")),
    Guest("Amira", "Haddad", 15, "female", ((HAVEN, -330, 27, "home"), (BRINK, -281, 19, "residential")), later=("residential", "")),
    Guest("Luuk", "van Dam", 11, "male", ((NOORD, -301, 21, "home"),), later=("home", "home")),
    Guest("Sara", "Mensink", 16, "female", ((HAVEN, -262, 24, "home"),), later=("home", "")),
    Guest("Noé", "Blom", 4, "male", ((NOORD, -233, 18, "relatives"),), later=("relatives", "home")),
    Guest("Fay", "Prins", 13, "female", ((HAVEN, -201, 22, "home"),), later=("home",)),
    Guest("Tijn", "Ritsema", 8, "male", ((NOORD, -160, 15, "home"),), later=("home",)),
    Guest("Mila", "Ottens", 17, "female", ((HAVEN, -131, 20, "network"),), later=("",)),
    Guest("Quinn", "de Boer", 10, "male", ((NOORD, -88, 14, "home"),)),
    Guest("Isa", "Woldring", 12, "female", ((BRINK, -71, 9, "home"),)),
    Guest("Sven", "Kooi", 15, "male", ((HAVEN, -52, 17, "home"),)),
)  # fmt: skip

INCIDENTS = {
    "Amira": ("missing", "Een nacht weg geweest, bij een vriendin gevonden."),
    "Sven": ("violence", "Gooide een stoel, niemand gewond. Besproken in het team."),
}
"""What happened while help ran, by whose."""

NOW = (
    Guest("Fenna", "Kramer", 5, "female", ((NOORD, -1, None, ""),)),
    Guest("Jesse", "Wiersema", 11, "male", ((NOORD, -14, None, ""),)),
    Guest("Roos", "Meijer", 15, "female", ((HAVEN, -26, None, ""),), ("network", "Oma wil, vervoer naar school nog regelen", 1)),
    Guest("Thijs", "Bakema", 17, "male", ((HAVEN, -5, None, ""),), ("home", "Afspraken met vader, elke avond iemand langs", 4)),
    Guest("Nina", "Huizinga", 13, "female", ((BRINK, -3, None, ""),)),
)  # fmt: skip

REFUSED = (
    (-340, "full", "outside"),
    (-310, "full", "home"),
    (-215, "staff", "network"),
    (-120, "full", "home"),
    (-44, "age", "outside"),
)

YEARS = (
    (-6, 14, 47, 3410),
    (-5, 14, 46, 3390),
    (-4, 13, 44, 3020),
    (-3, 12, 41, 2790),
    (-2, 11, 36, 2330),
    (-1, 9, 27, 1740),
)
"""Years before now: staffed beds on 31 December, admissions, bed-days."""
MEASURES = {"again_30": (27, 118), "outside": (16, 47), "waited": (12, 113), "incident": (6, 118)}

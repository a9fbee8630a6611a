"""Children who wait for a foster family: Sem and Noor in Groningen, three of one family in Vejle. All invented."""

from samspil.story.script import Child, Kin, Line, Worker

GRONINGEN_WORKERS = (
    Worker("ineke", "Ineke Wiersma", "pleegzorg-groningen", "lead",
           "Matcher bij pleegzorg. Zoekt een gezin voor Sem en Noor, samen."),
)  # fmt: skip

SEM = Child(
    key="sem", given="Sem", family="Kuiper", born=(8, 3, 1), sex="male", house="pleegzorg-groningen",
    competence="foster_care", worker="hilde", place="foster", place_text="crisispleeggezin, tot 12 december",
    place_since_day=-26, opened_day=-26, next_day=7, next_what="Overleg: welk gezin", languages=(("nl", "fluently"),),
    kin=(
        Kin("moeder", "Ilse", "Kuiper", "mother", "+31 6 5550 1441", "Liever een bericht dan bellen", 34),
        Kin("oma", "Greet", "Kuiper", "grandmother", "+31 6 5550 1442", age=61),
    ),
    lines=(
        Line(-6, "16:10", "hilde", "Ik wil bij Noor blijven en op mijn eigen school.", kind="voice",
             voice_how="zelf gezegd, in de auto"),
    ),
)  # fmt: skip
NOOR = Child(
    key="noor", given="Noor", family="Kuiper", born=(5, 6, 1), sex="female", house="pleegzorg-groningen",
    competence="foster_care", worker="hilde", place="foster", place_text="crisispleeggezin, tot 12 december",
    place_since_day=-26, opened_day=-26, next_day=7, next_what="Overleg: welk gezin", languages=(("nl", "fluently"),),
)  # fmt: skip
LIAM = Child(
    key="liam", given="Liam", family="Bosma", born=(6, 1, 9), sex="male", house="pleegzorg-groningen",
    competence="foster_care", worker="hilde", place="crisis_bed", place_text="crisisopvang", place_since_day=-12,
    opened_day=-12, next_day=5, next_what="Overleg: welk gezin", languages=(("nl", "fluently"),),
)  # fmt: skip

VEJLE_WORKERS = (
    Worker("karin", "Karin Møller", "plejefamilier-vejle", "lead",
           "Familieplejekonsulent. Søger en plejefamilie til tre søskende."),
    Worker("torben", "Torben Skov", "plejefamilier-vejle", "worker"),
)  # fmt: skip
_VEJLE = {
    "family": "Poulsen", "house": "plejefamilier-vejle", "competence": "foster_care", "worker": "torben",
    "place": "relatives", "place_text": "hos moster, til jul", "place_since_day": -34, "opened_day": -34, "next_day": 4,
    "next_what": "Møde om de tre søskende", "languages": (("da", "fluently"),),
}  # fmt: skip
EMIL = Child(
    key="emil", given="Emil", born=(11, 2, 3), sex="male",
    kin=(
        Kin("mor", "Tina", "Poulsen", "mother", "+45 5550 1451", age=36),
        Kin("onkel", "Kim", "Poulsen", "aunt_uncle", age=41),
    ),
    **_VEJLE,  # type: ignore[arg-type]
)  # fmt: skip
FREJA = Child(key="freja", given="Freja", born=(7, 9, 20), sex="female", **_VEJLE)  # type: ignore[arg-type]
VILLADS = Child(key="villads", given="Villads", born=(4, 11, 2), sex="male", **_VEJLE)  # type: ignore[arg-type]

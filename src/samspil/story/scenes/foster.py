"""Foster families in Groningen and Vejle. Everybody is invented."""

from samspil.story.fostering_script import Approved, Asker, Recruiting


def lost(name: str, area: str, steps: tuple[int, ...], day: int, why: str) -> Asker:
    return Asker(name, area, steps, stopped=(day, why), campaign=why in ("not_now", "no_answer"))


GRONINGEN = Recruiting(
    house="pleegzorg-groningen", worker="hilde", lead="marijke", campaign=("herfst", "Herfstcampagne"),
    evening_place="Hereweg 10, Groningen", course="STAP najaar", course_days=(-49, -42, -35, -21, -7, 7, 21),
    evening_days=(-100, -40, 11), certificate="VGB Raad voor de Kinderbescherming",
    shown=(("not_supervisor", "eigen verklaring", True), ("pre_placement", "huisbezoek", False)),
    askers=(
        Asker("Jansen", "Assen", (-3,), next_day=2, next_what="Nabellen over het pakket", campaign=True),
        Asker("Amrani", "Groningen", (-5,), next_day=0, next_what="Wil bellen, na 17 u", words="Wij hebben een kamer over.",
              campaign=True),
        Asker("Kuiper", "Leek", (-19,), next_day=-2, next_what="Tweede herinnering"),
        Asker("Ritsema", "Haren", (-8,), next_day=4, next_what="Pakket gestuurd"),
        Asker("Veenstra", "Peize", (-11,), next_day=6, next_what="Vragen over weekend", kind="respite"),
        Asker("Wolters", "Haren", (-21, -11), next_day=11, next_what="Avond, 2 stoelen"),
        Asker("Okafor", "Groningen", (-30, -14), next_day=11, next_what="Avond, tolk Engels", campaign=True),
        Asker("Meijer", "Winsum", (-52, -31), next_day=1, next_what="Miste de avond, bellen"),
        Asker("Hoekstra", "Roden", (-105, -90, -52), came=(0, 1, 2, 3, 4), next_day=7, next_what="Avond 6 van 7"),
        Asker("Bakema en Smit", "Zuidhorn", (-110, -95, -52), came=(0, 1, 3, 4), next_day=7, next_what="Avond 6 van 7"),
        Asker("Visscher", "Delfzijl", (-140, -120, -96), next_what="", words="We horen zo weinig."),
        Asker("Dijkstra", "Zuidhorn", (-200, -180, -110, -22), next_day=5, next_what="Bezoek 2",
              carers=(("Femke", "Dijkstra", 38), ("Bart", "Dijkstra", 41)),
              visits=((-12, "19:00", "Rustig huis, twee kinderen van 9 en 11 die mee praatten."), (5, "19:00", ""))),
        Asker("Nguyen", "Groningen", (-190, -175, -120, -29), next_day=8, next_what="Kind van 7 wil meepraten",
              carers=(("Linh", "Nguyen", 35),), visits=((-9, "16:00", "Open gesprek over hoe zij zelf opgroeide."),)),
        Asker("Van der Wal", "Bedum", (-240, -220, -150, -63), next_day=-4, next_what="Bezoek 3 plannen"),
        Asker("Bosma", "Hoogezand", (-44, -40, -38, -26), kind="network", child_since=-44, next_day=3,
              next_what="Bezoek met de oudste erbij", carers=(("Geertje", "Bosma", 61),),
              words="Onze kleindochter is al bij ons.", channel="child"),
        Asker("Brouwer", "Bedum", (-260, -240, -170, -80, -8), carers=(("Anna", "Brouwer", 44), ("Klaas", "Brouwer", 47)),
              next_day=3, next_what="Gezin leest mee", report="Een warm, geordend huis. Zij kunnen een jong kind veel rust geven.",
              shown=(("no_objection", "VGB 2026", -60, 400), ("not_supervisor", "Eigen verklaring", -60, None),
                     ("preparation", "STAP voorjaar", -90, None))),
        Asker("Groen", "Veendam", (-270, -250, -180, -100, -38), carers=(("Tess", "Groen", 33),), next_day=1,
              next_what="VGB navragen", report="Alleenstaand, groot netwerk.", read="Klopt.",
              shown=(("not_supervisor", "Eigen verklaring", -60, None), ("preparation", "STAP voorjaar", -90, None))),
        Asker("Hofman", "Leek", (-240, -225, -160, -70, -25, -2), report="Twee plaatsen voor kinderen van 0 tot 7 jaar.",
              read="Mooi opgeschreven.", carers=(("Els", "Hofman", 41), ("Peter", "Hofman", 43)), decided=(-2, "Alles is rond."),
              shown=(("no_objection", "VGB 2026", -60, 600), ("not_supervisor", "Eigen verklaring", -60, None),
                     ("preparation", "STAP voorjaar", -90, None), ("pre_placement", "Rapport", -24, 340))),
        lost("Postema", "Assen", (-300,), -280, "no_answer"), lost("Kamps", "Emmen", (-320,), -311, "not_now"),
        lost("Huizing", "Haren", (-200,), -178, "no_answer"), lost("Drent", "Leek", (-150,), -139, "other_image"),
        lost("Luinge", "Assen", (-330, -310), -300, "not_now"), lost("Tromp", "Stadskanaal", (-280, -262), -240, "other_image"),
        lost("Zwart", "Groningen", (-250, -236, -190), -120, "waited"), lost("Boersma", "Winsum", (-310, -290, -220), -170, "life"),
        lost("Wiersma", "Roden", (-345, -330, -260, -190), -150, "requirement"),
    ),
    approved=(
        Approved("Postema", "Groningen", (53.22, 6.58), "general", (0, 12), 1, -900, (("Ineke", "Postema", 52),), certificate=-19,
                 heard=-12, facts=(("need", "can", "attention", None, None, "", -200), ("animal", "has", "dog", None, None, "", -200))),
        Approved("Prins", "Haren", (53.17, 6.60), "respite", (4, 12), 2, -600, (("Jan", "Prins", 49), ("Ria", "Prins", 47)),
                 certificate=380, away=(-10, 8), heard=-10, facts=(("duration", "wants", "weekend", None, None, "", None),)),
        Approved("Zijlstra", "Groningen", (53.20, 6.55), "respite", (8, 15), 1, -400, (("Wout", "Zijlstra", 36),), certificate=50,
                 heard=-6, facts=(("duration", "wants", "weekend", None, None, "", -100), ("need", "can", "autism", None, None, "", -100))),
        Approved("Elting", "Zuidlaren", (53.09, 6.68), "general", (6, 15), 2, -800, (("Marga", "Elting", 50),), own=(("Sil", 14),),
                 certificate=300, heard=-40, facts=(("siblings", "wants", "", 2, 2, "Liever twee samen", -420),
                                                   ("contact", "can", "at_home", None, None, "", -420),
                                                   ("school_run", "can", "", None, 25, "", None))),
        Approved("Mulder-Vos", "Bedum", (53.30, 6.60), "specialised", (10, 18), 1, -500, (("Tom", "Vos", 45), ("Eva", "Mulder", 44)),
                 certificate=59, heard=-3, learnt=(("Traumasensitief opvoeden", "trauma", -180),),
                 facts=(("need", "can", "trauma", None, None, "", -150), ("need", "can", "self_harm", None, None, "", -150),
                        ("need", "cannot", "baby", None, None, "", -150), ("language", "has", "en", None, None, "", -150))),
    ),
)  # fmt: skip

VEJLE = Recruiting(
    house="plejefamilier-vejle", worker="dorte", lead="henrik", campaign=("foraar", "Forårskampagne"),
    evening_place="Dæmningen 1, Vejle", course="Grundkursus efterår", course_days=(-40, -33, -12, 9), evening_days=(-80, 15),
    certificate="Børneattest", shown=(("approval", "Socialtilsyn Syd", False),),
    askers=(
        Asker("Krogsgaard", "Vejle", (-4,), next_day=1, next_what="Ringe om pjecen", campaign=True),
        Asker("Bech", "Jelling", (-17,), next_day=-1, next_what="Anden påmindelse"),
        Asker("Damgaard", "Give", (-40, -22), next_day=15, next_what="Informationsaften"),
        Asker("Østergaard", "Børkop", (-100, -85, -41), came=(0, 1, 2), next_day=9, next_what="Kursusdag 4"),
        Asker("Lassen", "Egtved", (-170, -150, -90, -30), next_day=4, next_what="Besøg 2", carers=(("Maria", "Lassen", 39),),
              visits=((-14, "17:00", "Tryg og rolig aften, en stor hund i haven."), (4, "17:00", ""))),
        Asker("Toft", "Vejle", (-60, -58, -50, -20), kind="network", child_since=-60, next_day=2, next_what="Tale med mormor alene",
              carers=(("Bodil", "Toft", 63),), channel="child"),
        Asker("Winther", "Vejle", (-230, -210, -150, -70, -15), report="God rummelighed, vil gerne have søskende.",
              carers=(("Ulla", "Winther", 46),), next_day=3, next_what="Familien læser med"),
        lost("Bruhn", "Give", (-200,), -180, "no_answer"), lost("Skov", "Vejle", (-260, -240), -200, "not_now"),
    ),
    approved=(
        Approved("Dahl", "Vejle", (55.71, 9.53), "strengthened", (4, 14), 2, -700, (("Lone", "Dahl", 48), ("Kim", "Dahl", 50)),
                 certificate=41, heard=-1, learnt=(("ADHD i hverdagen", "attention", -80),),
                 facts=(("need", "can", "attention", None, None, "", -90), ("animal", "has", "horse", None, None, "", -90))),
        Approved("Riis", "Jelling", (55.76, 9.42), "general", (0, 8), 1, -300, (("Mette", "Riis", 37),), certificate=200, heard=-30,
                 facts=(("siblings", "cannot", "", 2, None, "", None),)),
    ),
)  # fmt: skip

RECRUITING = (GRONINGEN, VEJLE)

"""Groningen: an ambulatory crisis team that goes where the crisis is, with the whole system around the child."""

from samspil.story.scenes.waiting import GRONINGEN_WORKERS, LIAM, NOOR, SEM
from samspil.story.script import (
    Card,
    Child,
    Gathering,
    Goal,
    House,
    Hypothesis,
    Kin,
    Line,
    Partner,
    Plan,
    Request,
    Scene,
    Step,
    Unfinished,
    Worker,
)

HOUSES = (
    House("spoedhulp-groningen", "Spoedhulp Groningen", "crisis_team", "NL", "Groningen", "SP",
          ("crisis_help", "family_support"), public=True, young=True),
    House("wij-groningen-oost", "Wijkteam Groningen-Oost", "family_support", "NL", "Groningen", "WT",
          ("family_support",), tone="b", public=True),
    House("pleegzorg-groningen", "Pleegzorg Groningen", "foster_care", "NL", "Groningen", "PZ", ("foster_care",), tone="g",
          public=True),
)  # fmt: skip

WORKERS = (
    Worker("sanne", "Sanne Bakker", "spoedhulp-groningen", "worker",
           "Spoedhulpverlener. Zit vanavond weer bij Daan en zijn vader aan tafel."),
    Worker("wim", "Wim Postma", "spoedhulp-groningen", "lead",
           "Coördinator van de spoedhulp. Ziet wie er nog niemand heeft en wie morgen gaat."),
    Worker("fatima", "Fatima El Amrani", "wij-groningen-oost", "worker",
           "Gezinswerker in de wijk. Neemt het over als de crisis voorbij is."),
    Worker("hilde", "Hilde Mulder", "pleegzorg-groningen", "worker",
           "Werft en begeleidt pleeggezinnen. Ziet wie te lang op een volgende stap wacht."),
    Worker("marijke", "Marijke Bakker", "pleegzorg-groningen", "lead",
           "Leidt de pleegzorg. Beslist als tweede over een gezin, nooit over haar eigen rapport."),
    Worker("tom", "Tom Hekman", "spoedhulp-groningen", "worker",
           "Spoedhulpverlener. Nam vanmiddag een bed voor een baby en schrijft nu op waarom."),
    Worker("bram", "Bram Kok", "spoedhulp-groningen", "worker"),
    Worker("samira", "Samira Daoud", "spoedhulp-groningen", "worker"),
    Worker("geeske", "Geeske Boersma", "spoedhulp-groningen", "worker"),
    Worker("maud", "Maud Smit", "spoedhulp-groningen", "worker"),
    Worker("janneke", "Janneke Visser", "spoedhulp-groningen", "administrator",
           also=(("wij-groningen-oost", "administrator"), ("pleegzorg-groningen", "administrator"))),
    Worker("roelof", "Roelof Dekker", "spoedhulp-groningen", "protection",
           also=(("wij-groningen-oost", "protection"), ("pleegzorg-groningen", "protection"))),
)  # fmt: skip

DAAN = Child(
    key="daan", given="Daan", family="de Vries", born=(12, 7, 6), sex="male",
    house="spoedhulp-groningen", competence="crisis_help", worker="sanne",
    place="home", place_text="bij zijn vader, Beijum", place_since_day=-9, opened_day=-9,
    next_day=0, next_time="19:00", next_what="Huisbezoek, avondeten",
    languages=(("nl", "fluently"),),
    kin=(
        Kin("vader", "Henk", "de Vries", "father", "+31 6 5550 1401", "Na zes uur thuis", 42),
        Kin("moeder", "Ingrid", "Smit", "mother", "+31 6 5550 1402", "Woont in Assen", 40),
        Kin("oma", "Trijn", "de Vries", "grandmother", "+31 6 5550 1403", "Kan elk weekend", 68),
    ),
    partners=(
        Partner("wij-groningen-oost", "family_support", "fatima", "overdracht na de crisis", since_day=-6),
        Partner("pleegzorg-groningen", "foster_care", "hilde", "netwerk verkennen: logeren bij oma", since_day=-5, until_day=20),
    ),
    lines=(
        Line(-9, "20:40", "sanne", "Binnen drie uur bij vader thuis. Daan had een ruit ingeslagen, niemand gewond. Een bed leek "
             "nodig; met oma erbij bleek thuis blijven te kunnen.", kind="contact", mode="visit", minutes=130, for_all=True),
        Line(-8, "18:30", "sanne", "Afspraken aan de koelkast gehangen. Daan schreef er zelf een bij.", kind="contact",
             mode="visit", minutes=90, for_all=True),
        Line(-5, "12:15", "fatima", "Vader belde over de huurachterstand. Dat pak ik op, los van de spoedhulp.", kind="contact",
             mode="phone", minutes=15),
        Line(-3, "19:20", "sanne", "Ik wil thuis blijven. Maar niet dat papa schreeuwt als ik niks zeg.", kind="voice",
             voice_how="zelf gezegd, voorgelezen", for_all=True),
        Line(-2, "10:00", "sanne", "Daan blijft thuis. Oma slaapt er vrijdag en zaterdag. Niet gekozen: crisisbed, want het is "
             "al vijf nachten rustig.", kind="decision", for_all=True),
    ),
    cards=(
        Card("ruit", "presenting", "Ruit ingeslagen na ruzie over gamen", "fact", "vader", -9, "sanne", leads_to=("zwijgen",)),
        Card("zwijgen", "perpetuating", "Daan zwijgt, vader gaat harder praten", "observation", "oma", -8, "sanne",
             leads_to=("kamer",)),
        Card("kamer", "perpetuating", "Daan sluit zich op en gamet tot in de nacht", "observation", "vader", -8, "sanne",
             leads_to=("ruit",)),
        Card("scheiding", "predisposing", "Scheiding twee jaar geleden, moeder naar Assen", "fact", "moeder", -7, "fatima"),
        Card("huur", "precipitating", "Brief over de huurachterstand lag open op tafel", "fact", "vader", -7, "fatima"),
        Card("oma", "protective", "Oma kan elk weekend", "fact", "oma", -8, "sanne"),
        Card("voetbal", "protective", "Traint twee keer per week, slaat nooit over", "fact", "child", -6, "sanne"),
        Card("bed", "predicting", "Zonder verandering: voor kerst toch een bed", "opinion", "Sanne", -7, "sanne"),
    ),
    hypothesis=Hypothesis(
        "Zwijgen en schreeuwen jagen elkaar op.",
        "Een teken afspreken voor pauze; oma in het weekend; wijkteam regelt de huur.",
        "Over vier weken twee ruzies per week in plaats van elke avond.", ("ruit", "zwijgen"), "sanne",
    ),
    gatherings=(
        Gathering(1, "16:00", 60, "team", "Halverwege: wat werkt, wie neemt over", "Beijum, bij het gezin thuis", "sanne",
                  (("fatima", "participant", "yes"), ("vader", "parent", "yes"), ("oma", "participant", "yes"),
                   ("moeder", "parent", "waiting"))),
    ),
    plan=Plan(
        by="sanne", review_day=5, day=-5,
        goals=(Goal("Het blijft rustig in huis", "Ruzies per week: 7 toen, hoogstens 2",
                levels=("Meer dan 7 ruzies per week", "7 ruzies per week", "Hoogstens 2 ruzies per week",
                        "1 ruzie per week", "Een week zonder ruzie"),
                comes_from="zwijgen", steps=(
            Step("Teken voor pauze: hand op tafel", "vader", -5, "done", done_day=-5, works_on="zwijgen"),
            Step("Oma slaapt er vrijdag en zaterdag", "oma", 2, "doing"),
            Step("Elke avond een half uur erbij zitten", "sanne", 4, "doing", "spoedhulp-groningen", "crisis_help",
                 works_on="kamer"),
            Step("Betalingsregeling voor de huur", "fatima", -1, "open", "wij-groningen-oost", "family_support"),
        )),),
        agreements=(("vader", "agrees", ""), ("moeder", "agrees", ""), ("child", "partly", "gamen tot tien uur")),
    ),
)  # fmt: skip

LOTTE = Child(
    key="lotte", given="Lotte", family="Jansen", born=(15, 4, 1), sex="female",
    house="spoedhulp-groningen", competence="crisis_help", worker="sanne",
    place="network", place_text="bij de ouders van een vriendin", place_since_day=-1, opened_day=-1, next_day=0,
    next_time="15:00", next_what="Gesprek met Lotte en haar moeder",
    kin=(Kin("moeder", "Anja", "Jansen", "mother", "+31 6 5550 1411", age=45),),
)  # fmt: skip

GRONINGEN = Scene(
    language="nl",
    houses=HOUSES,
    workers=WORKERS + GRONINGEN_WORKERS,
    children=(DAAN, LOTTE, SEM, NOOR, LIAM),
    requests=(
        Request(0, "spoedhulp-groningen", "institution", "now",
                "Moeder en zoon van 16 staan tegenover elkaar in de keuken, de buurvrouw is erbij. Graag vanavond nog.", 0,
                child_name="R.", child_age="16", sender="wij-groningen-oost", by="fatima"),
    ),
    drafts=(Unfinished("sanne", "daan", "Vader zegt dat hij gisteren bij het teken is gestopt. Daan kwam daarna uit zichzelf",
                       -1),),
)  # fmt: skip

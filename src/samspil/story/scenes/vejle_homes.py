"""Two foster families of Vejle: Mikkel lives with Lone Dahl since the spring; Alma came to Birgit Damsgaard today, at once."""

from samspil.story.script import Child, Kin

HOUSE, GUIDE, LEAD, KEEPER, SECOND = "familieafdelingen-vejle", "mette", "bente", "hanne", "jens"
PHONE = "+45 5550 1400"

ALMA = Child(
    key="alma", given="Alma", family="Kjær", born=(6, 3, 9), sex="female", house=HOUSE,
    competence="statutory_child_protection", worker=GUIDE, place="home", place_text="hos far", place_since_day=-400,
    opened_day=-2, next_day=1, next_time="09:30", next_what="Ringe til børnehaven",
    kin=(
        Kin("mor", "Trine", "Kjær", "mother", "+45 5550 1441", "Indlagt", 31),
        Kin("far", "Rasmus", "Kjær", "father", age=34),
    ),
)  # fmt: skip

FAMILIES = (
    ("dahl", "Dahl", "Vejle Vest", 2, ("lone", "Lone", "Dahl", "Plejemor. Ser, hvad hun må og skal vide om Mikkel, på sin telefon.")),
    ("damsgaard", "Damsgaard", "Vejle Midtby", 1,
     ("birgit", "Birgit", "Damsgaard", "Plejemor. Alma kom akut i dag; svarene er på vej.")),
    ("holst", "Holst", "Børkop", 2, None),
)  # fmt: skip
"""Key, name, area, places, and the carer who signs in: key, names, and a sentence about the persona."""

POINTS = {"dahl": (55.703, 9.49), "damsgaard": (55.709, 9.536), "holst": (55.641, 9.651)}
"""About where they live."""

RATES = (
    ("fee", 0, None, "4950.00", "month"), ("basic", 0, 10, "212.00", "day"), ("basic", 10, None, "226.00", "day"),
    ("crisis", 0, None, "75.00", "day"),
)  # fmt: skip
RATES_WHY = "Opfundet til fortællingen: kommunens egne satser."

MIKKEL_KNOWN = {
    "medicine": ("told", "Methylphenidat 10 mg efter morgenmaden. Ikke i weekenden.", "Børnepsykiatrien"),
    "allergy": ("told", "Ingen kendte.", "Mor"),
    "sleep": ("told", "Samme sang hver aften og lampen tændt på gangen.", "Mikkel selv"),
    "fear": ("told", "Høje stemmer og hunde, han ikke kender.", "Tidligere plejefamilie"),
    "hurts": ("told", "Kan kaste med ting, når han bliver afbrudt. Fem minutter alene hjælper.", "Skolen"),
    "danger": ("told", "Ingen.", "Familierådgiver"),
    "why": ("withheld", "third", "Han har selv måttet passe de voksne. Han leder efter, hvem der bestemmer."),
    "health": ("told", "Vaccineret. Læge Winther, Vejle.", "Sundhedsplejersken"),
    "siblings": ("told", "Storesøster Sofie, 15. De ringes ved om søndagen.", "Mor"),
    "parents": ("told", "Mor hver anden søndag kl. 13 på biblioteket, med en støtteperson.", "Afgørelse"),
    "language": ("told", "Dansk.", "Mor"),
    "food": ("told", "Spiser ikke svampe. Ellers alt.", "Mikkel selv"),
    "school": ("told", "Nørreskov Skole, 2. b. Ringe kl. 8, ikke skrive.", "Skolen"),
    "clothes": ("told", "Den blå hættetrøje skal aldrig vaskes uden at spørge.", "Mikkel selv"),
}
ALMA_KNOWN = {
    "medicine": ("told", "Astmaspray, 2 sug morgen og aften. Ligger i rygsækkens yderlomme.", "Egen læge"),
    "allergy": ("told", "Nødder. Ikke alvorligt: udslæt.", "Mor"),
    "sleep": ("told", "Lys på gangen og bamsen Otto. Vil ikke have døren lukket.", "Alma selv"),
    "fear": ("not_known", "Mette spørger børnehaven i morgen kl. 8. Du får besked.", ""),
    "hurts": ("told", "Kan slå, når hun bliver holdt. Ikke set over for mindre børn.", "Børnehaven"),
    "danger": ("told", "Almas far. Ring 112, hvis han dukker op.", "Afgørelse"),
    "why": ("withheld", "third", "Det, der betyder noget for jer: hun har set voksne skændes højt."),
}
DECIDES = (
    ("everyday", "carer", "Kommunen", ""), ("school", "carer", "Mor", "Ikke skoleskift"), ("doctor", "carer", "Mor", ""),
    ("treatment", "parents", "Loven", "Ring til Mette, så spørger hun mor"), ("sleepover", "carer", "Mor", ""),
    ("trip", "carer", "Kommunen", ""), ("abroad", "ask", "Kommunen", "Ti dage før"), ("pictures", "ask", "Mor", ""),
)  # fmt: skip

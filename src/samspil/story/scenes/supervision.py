"""Twenty-one foster families of Vesthimmerland in four groups, and one of København. The families are invented."""

TEAM, STAFF, LEAD, GUIDE, PARTNER = (
    "plejefamilieteam-vesthimmerland", "familiekonsulenter-vesthimmerland", "karen", "kirsten", "ole",
)  # fmt: skip
CAPITAL, HOUSE, CAPITAL_LEAD, EXPERT = (
    "familieplejen-koebenhavn",
    "doegninstitution-koebenhavn",
    "astrid",
    "bjarke",
)
HANNE = (
    "hanne-bro",
    "Hanne",
    "Bro",
    "Plejemor. Læser med sit plejebarn hver aften og mødes fast med fem andre familier.",
)
RIKKE = ("rikke-nygaard", "Rikke", "Nygaard")

POINTS = {
    "Aars": (56.803, 9.514), "Løgstør": (56.968, 9.259), "Farsø": (56.773, 9.341), "Aalestrup": (56.694, 9.492),
}  # fmt: skip
FAMILIES = (
    ("Bro", "Aars", "general", 1), ("Damsgaard", "Aars", "strengthened", 1), ("Hjorth", "Aars", "general", 1),
    ("Vestergaard", "Aars", "general", 1), ("Lykke", "Aars", "network", 1), ("Stald", "Løgstør", "network", 2),
    ("Krogh", "Løgstør", "specialised", 2), ("Toftegaard", "Løgstør", "general", 2), ("Kjeldsen", "Løgstør", "general", 2),
    ("Overgaard", "Løgstør", "strengthened", 2), ("Mark", "Aars", "general", 3), ("Søndergaard", "Aars", "general", 3),
    ("Bilde", "Aars", "general", 3), ("Fuglsang", "Aars", "strengthened", 3), ("Riber", "Aalestrup", "general", 3),
    ("Holt", "Aalestrup", "general", 3), ("Skov", "Farsø", "general", 4), ("Ladegaard", "Farsø", "specialised", 4),
    ("Vang", "Farsø", "general", 4), ("Engholm", "Farsø", "general", 4), ("Tange", "Aalestrup", "general", 4),
)  # fmt: skip
"""Name, area, kind, group."""
RESPITE = (("Kvist", "Aars"), ("Lund", "Farsø"))
"""Families for respite: they come into the programme next year."""
GROUPS = (
    ("Gruppe 1 · Aars", "Aars"),
    ("Gruppe 2 · Løgstør", "Løgstør"),
    ("Gruppe 3 · Aars", "Aars"),
    ("Gruppe 4 · Farsø", "Farsø"),
)

THEMES = (
    ("Børns udvikling", "Hvad kan et barn på sin alder, og hvad kan det på en dårlig dag?",
     "Se efter én ting i ugen, som barnet lige er begyndt at kunne.", "Hvornår så I barnet yngre, end det er?"),
    ("Læring og skole", "Ro nok til at lære, og hjælp nok til at turde.",
     "Spørg, hvad der var sjovest i dag, før I spørger til lektierne.", "Hvad gør I, når skolen ringer?"),
    ("Tilknytning og brud", "Når barnet har mistet nogen, og prøver jer af.",
     "Læg mærke til én afsked i ugen, og hvad der hjalp.", "Hvad gør barnet, når du går ud af rummet?"),
    ("Mentalisering", "At prøve at se barnet indefra og sig selv udefra – også når det koger.",
     "Tag én situation med fra hverdagen, hvor I ikke forstod, hvorfor barnet gjorde, som det gjorde.",
     "Hvad tænkte barnet mon? Hvad skete der i dig selv?"),
)  # fmt: skip
MATERIAL = "Hæfte: Se mig indefra\nFilm fra kursusdagen, 12 minutter"

GOALS = (
    ("Bro", "Vi læser en bog med barnet hver dag", "Har vi læst i dag?", "ro ved sengetid og sproget", "bogen ligger på sengen",
     7, 2),
    ("Damsgaard", "Vi spiser sammen uden telefon", "Spiste vi sammen uden telefon?",
     "at barnet får ordet", "telefonerne ligger i kurven", 5, 1),
    ("Hjorth", "Vi siger godnat på samme måde", "Sagde vi godnat på vores måde?", "tryghed ved sengetid", "sangen er sunget", 7, 3),
    ("Skov", "Vi går en tur sammen efter skole", "Gik vi en tur?", "ro efter en lang dag", "støvlerne er våde", 3, 0),
)  # fmt: skip
FIXED = {"Skov": (0, 2, 4)}
"""Whose goal is on days that are agreed; Monday is 0."""

BOARD = (
    (
        -12,
        "hanne-bro",
        "Tak for sidst. Vi prøvede at spørge i stedet for at gætte, og det tog ti minutter i stedet for en time.",
    ),
    (-11, "ole", "Godt at høre. Skriv gerne, hvad I sagde – de andre kan bruge det."),
    (-3, "hanne-bro", "Er der nogen, der har en god højtlæsningsbog til en på seks?"),
)
ASKED = (
    "sleep", "Vores plejebarn kommer ind til os fire gange hver nat. Skal vi følge med tilbage eller lade det blive?",
    "Følg barnet tilbage hver gang, med de samme få ord, og bliv siddende, til det er faldet til ro. "
    "Gør det i to uger, før I vurderer det. Ring, hvis det bliver værre.",
    "Når et barn vågner og kommer ind om natten",
    "Følg med tilbage hver gang, med de samme få ord, og bliv siddende, til der er ro. Giv det to uger.",
)  # fmt: skip
CAPITAL_ASKED = (
    "attachment", "Barnet flytter ind fra institutionen om en måned. Hvordan gør vi de første uger nemme?",
    "Jeg kommer med de første gange. Vi begynder med korte besøg, samme tid og samme mad, og barnet tager sin egen dyne med.",
)  # fmt: skip

PHONE = "+45 5550 1440"

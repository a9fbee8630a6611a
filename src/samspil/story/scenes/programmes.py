"""Programmes for foster families in Denmark. The municipalities are real, amounts and words are invented."""

TEAM, STAFF, LEAD = "plejefamilieteam-vesthimmerland", "familiekonsulenter-vesthimmerland", "karen"
CAPITAL, INSTITUTION, CAPITAL_LEAD = "familieplejen-koebenhavn", "doegninstitution-koebenhavn", "astrid"

HOUSES = (
    (TEAM, LEAD, "Aars, Messecenter Vesthimmerland"),
    ("plejefamilier-vejle", "henrik", "Vejle, Spinderihallerne"),
)
"""Whose course days are told: who leads, and where they are held."""

FIRST = "Samarbejder mellem plejefamilier og døgninstitutioner"
ALL = "Alle plejefamilier i Vesthimmerland"
MORE = "Aflastnings- og netværksfamilier"
TALKS = "Individuelle forløb i København"

ENDED = "Afprøvningen sluttede som planlagt."
MUNICIPALITIES = (
    ("København", "individual", True, "", (2019, 2, 1), (2022, 1, 1), "finished", ENDED),
    ("Middelfart", "individual", False, "", (2019, 2, 1), (2022, 1, 1), "finished", ENDED),
    (
        "Roskilde",
        "group",
        False,
        "",
        (2019, 2, 1),
        (2019, 11, 1),
        "early",
        "Kunne ikke afsætte medarbejdere til afprøvningen.",
    ),
    ("Vejle", "individual", False, "plejefamilier-vejle", (2019, 2, 1), (2022, 1, 1), "finished", ENDED),
    ("Vesthimmerland", "group_individual", False, TEAM, (2019, 2, 1), (2022, 1, 1), "finished", ENDED),
)
"""Name, form, moves, institution, joined, left, how, why."""

SPENT = (
    ("København", (2019, 11, 29), "Forløb i familier, 2019", 890_000), ("Middelfart", (2019, 12, 2), "Kurser, 2019", 540_000),
    ("Roskilde", (2019, 9, 30), "Opstart", 160_000), ("Vejle", (2020, 11, 30), "Akutlinje og supervision, 2020", 1_480_000),
    ("Vesthimmerland", (2020, 11, 30), "Grupper og temaer, 2020", 1_250_000), ("", (2021, 6, 30), "Evaluering", 2_400_000),
    ("København", (2021, 11, 30), "Forløb og overgange, 2021", 2_310_000), ("Vejle", (2021, 11, 30), "Akutlinje, 2021", 1_720_000),
    ("Vesthimmerland", (2021, 11, 30), "Grupper og individuel supervision, 2021", 1_640_000),
    ("Middelfart", (2021, 11, 30), "Kurser og supervision, 2021", 1_310_000),
)  # fmt: skip

SPENT_NOW = (
    (-270, "Grupper, første halvår", 310_000),
    (-90, "Grupper og supervision", 285_500),
    (-30, "Kursusdag", 48_750),
)
TALKED = (
    (-190, "Gruppe 2 og 3 mødes fast. Gruppe 4 mangler et lokale."),
    (-98, "Alle fire grupper har dato til næste kvartal."),
)
NETWORK = "Fire faste grupper med de samme familier hele året."
NEEDS = "Tre familier ønsker hjælp til søvn. Næste kursusdag handler om det."
DAYS = (
    ((3, 10), "Mentalisering i hverdagen", "attachment"), ((9, 16), "Uro, søvn og skærme", "attention"),
    ((12, 9), "Samarbejde med forældrene", ""),
)  # fmt: skip
"""The course days of the year. The third is for those who lack one."""
MISSED = ("Barnet var indlagt", "Syg", "Kunne ikke få passet børnene")

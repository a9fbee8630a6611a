"""Ede: client support that looks for what people around the family want to do and are good at."""

from samspil.story.script import (
    Child,
    Gathering,
    Goal,
    House,
    Kin,
    Line,
    Partner,
    Plan,
    Request,
    Scene,
    Step,
    Worker,
)

HOUSES = (
    House("clientondersteuning-ede", "Cliëntondersteuning Ede", "client_support", "NL", "Ede", "CO", ("client_support",),
          tone="p", public=True),
    House("jeugdteam-ede", "Jeugdteam Ede", "family_support", "NL", "Ede", "JT", ("family_support",), tone="b", public=True,
          young=True),
)  # fmt: skip

WORKERS = (
    Worker("joke", "Joke van Dijk", "clientondersteuning-ede", "worker",
           "Cliëntondersteuner. Zoekt met het gezin van Bram wie er al om hen heen staat."),
    Worker("rachid", "Rachid Bouzid", "jeugdteam-ede", "worker",
           "Jeugdwerker. Werkt met het plan dat de familie zelf maakte.", also=(("clientondersteuning-ede", "worker"),)),
    Worker("gerda", "Gerda Blom", "clientondersteuning-ede", "administrator",
           also=(("jeugdteam-ede", "administrator"),)),
    Worker("henk", "Henk van Dam", "clientondersteuning-ede", "protection", also=(("jeugdteam-ede", "protection"),)),
)  # fmt: skip

BRAM = Child(
    key="bram", given="Bram", family="Visser", born=(16, 12, 1), sex="male",
    house="clientondersteuning-ede", competence="client_support", worker="joke",
    place="home", place_text="thuis in Ede", place_since_day=-2000, opened_day=-70, next_day=2, next_time="20:00",
    next_what="Familieberaad",
    kin=(
        Kin("vader", "Gerard", "Visser", "father", "+31 6 5550 1451", "Accountant, doet graag papieren", 50),
        Kin("moeder", "Els", "Visser", "mother", "+31 6 5550 1452", age=49),
        Kin("buurman", "Kees", "Prins", "neighbour", "+31 6 5550 1453", "Vist elke zaterdag", 61),
    ),
    partners=(Partner("jeugdteam-ede", "family_support", "rachid", "begeleiding naar buiten", since_day=-60),),
    lines=(
        Line(-40, "15:00", "joke", "Vader wil niet mee op uitjes, maar neemt graag de administratie van de groep over. Dan kan de "
             "begeleider mee.", kind="contact", mode="visit", minutes=60, for_all=True),
        Line(-12, "11:00", "rachid", "De instelling zei nee: administratie door een ouder past niet in de regels. Genoteerd.",
             kind="contact", mode="phone", minutes=20, for_all=True),
        Line(-1, "16:45", "joke", "Ik wil met Kees vissen. Niet met de groep.", kind="voice", voice_how="zelf gezegd",
             for_all=True),
    ),
    gatherings=(
        Gathering(2, "20:00", 90, "network", "Wie doet wat, zodat Bram elke week naar buiten gaat", "bij het gezin thuis",
                  "joke", (("joke", "facilitator", "yes"), ("rachid", "participant", "yes"), ("vader", "parent", "yes"),
                           ("buurman", "circle", "yes")),
                  prepared=(("family_chose", "vader: thuis, na het eten"), ("circle", "samen met vader de lange lijst gemaakt"))),
    ),
    plan=Plan(
        by="joke", review_day=40, day=-35,
        goals=(Goal("Bram gaat elke week naar buiten", "Keer per maand: 1 toen, 4 gewenst",
                levels=("Niet naar buiten", "1 keer per maand", "4 keer per maand",
                        "5 of 6 keer per maand", "Meer dan 6 keer per maand"),
                steps=(
            Step("Vissen op zaterdag", "buurman", 4, "doing"),
            Step("Administratie van de groep, twee uur per week", "vader", -6, "open", note="instelling zegt nog nee"),
            Step("Met de instelling praten over taken voor ouders", "rachid", 1, "doing", "jeugdteam-ede", "family_support"),
        )),),
        agreements=(("child", "agrees", ""), ("vader", "agrees", ""), ("moeder", "agrees", "")),
    ),
)  # fmt: skip

EDE = Scene(
    language="nl",
    houses=HOUSES,
    workers=WORKERS,
    children=(BRAM,),
    requests=(
        Request(-1, "clientondersteuning-ede", "family", "when_possible",
                "Onze dochter gaat binnenkort op zichzelf. Wie denkt mee over wie haar kan helpen?", 4, child_age="17",
                asker_contact="ouders@example.org"),
    ),
)  # fmt: skip

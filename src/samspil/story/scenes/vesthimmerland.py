"""Vesthimmerland: a foster-family team that guides every foster family with a quarterly theme and a development plan."""

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
    House("plejefamilieteam-vesthimmerland", "Plejefamilieteamet Vesthimmerland", "foster_care", "DK", "Vesthimmerland",
          "PT", ("foster_care", "statutory_child_protection"), tone="g", public=True),
    House("familiekonsulenter-vesthimmerland", "Familiekonsulenterne Aars", "family_support", "DK", "Vesthimmerland", "FK",
          ("family_support", "residential_specialist_care"), tone="b"),
    House("familieplejen-koebenhavn", "Familieplejen København", "foster_care", "DK", "København", "FP", ("foster_care",),
          tone="p"),
    House("doegninstitution-koebenhavn", "Døgninstitutionen Egevang", "residential", "DK", "København", "DE",
          ("residential_specialist_care",), tone="w"),
)  # fmt: skip

WORKERS = (
    Worker("kirsten", "Kirsten Bach", "plejefamilieteam-vesthimmerland", "worker",
           "Plejefamiliekonsulent. Følger Sofies plejefamilie og dens udviklingsplan."),
    Worker("ole", "Ole Winther", "familiekonsulenter-vesthimmerland", "worker",
           "Familiekonsulent med erfaring fra døgninstitution. Leder supervisionen sammen med Kirsten."),
    Worker("karen", "Karen Toft", "plejefamilieteam-vesthimmerland", "lead",
           "Leder programmet for alle plejefamilier: grupper, temaer, kursusdage og hvem der gør hvad."),
    Worker("astrid", "Astrid Bille", "familieplejen-koebenhavn", "lead",
           "Leder Københavns individuelle forløb, også når et barn flytter fra institution til familie."),
    Worker("bjarke", "Bjarke Lind", "doegninstitution-koebenhavn", "worker"),
    Worker("gitte", "Gitte Lund", "plejefamilieteam-vesthimmerland", "administrator",
           also=(("familiekonsulenter-vesthimmerland", "administrator"), ("familieplejen-koebenhavn", "administrator"),
                 ("doegninstitution-koebenhavn", "administrator"))),
    Worker("soren", "Søren Kjær", "plejefamilieteam-vesthimmerland", "protection",
           also=(("familiekonsulenter-vesthimmerland", "protection"), ("familieplejen-koebenhavn", "protection"),
                 ("doegninstitution-koebenhavn", "protection"))),
)  # fmt: skip

SOFIE = Child(
    key="sofie", given="Sofie", family="Madsen", born=(6, 3, 28), sex="female",
    house="plejefamilieteam-vesthimmerland", competence="foster_care", worker="kirsten",
    place="foster", place_text="hos plejefamilien Bro", place_since_day=-320, opened_day=-330,
    next_day=0, next_time="13:00", next_what="Besøg hos plejefamilien",
    kin=(
        Kin("plejemor", "Hanne", "Bro", "foster_carer", "+45 5550 1441", "Ring efter kl. 16", 51),
        Kin("plejefar", "Poul", "Bro", "foster_carer", "+45 5550 1442", age=53),
        Kin("mor", "Camilla", "Madsen", "mother", "+45 5550 1443", "Samvær hver anden lørdag", 29),
    ),
    partners=(Partner("familiekonsulenter-vesthimmerland", "family_support", "ole", "supervision om mentalisering",
                      since_day=-120),),
    lines=(
        Line(-30, "10:00", "kirsten", "Tema i dette kvartal er mentalisering. Familien vil øve sig i at spørge i stedet for at "
             "gætte.", kind="contact", mode="visit", minutes=70, for_all=True),
        Line(-12, "19:30", "ole", "Gruppesupervision. Hanne fortalte om afleveringer i børnehaven, fire andre familier "
             "kendte det.", for_all=True),
        Line(-2, "16:20", "kirsten", "Vi har læst alle aftener, også da far kom.", kind="voice",
             voice_how="sagt til plejemor, gentaget for mig", for_all=True),
    ),
    gatherings=(
        Gathering(8, "18:30", 120, "team", "Supervision i gruppen: mentalisering i hverdagen", "Aars, mødelokale 1",
                  "kirsten", (("ole", "facilitator", "yes"), ("plejemor", "participant", "yes"))),
    ),
    plan=Plan(
        by="kirsten", review_day=25, day=-60,
        goals=(Goal("Sofie og Hanne har en stund for sig selv hver dag", "Aftener med bog om ugen: 3 før, 7 nu",
                levels=("Ingen aftener med bog", "3 aftener om ugen", "7 aftener om ugen",
                        "Også en bog i weekendens eftermiddage", "Sofie vælger selv bogen hver dag"),
                steps=(
            Step("Læse en bog med Sofie hver dag", "plejemor", 60, "doing", note="7 af 7 i sidste uge", rhythm="daily",
                 answers="yyyyyyyyyny"),
            Step("Spørge før vi gætter: én gang om dagen", "plejefar", 5, "doing"),
            Step("To samtaler om mentalisering", "ole", -3, "open", "familiekonsulenter-vesthimmerland", "family_support"),
        )),),
        agreements=(("plejemor", "agrees", ""), ("mor", "agrees", ""), ("child", "agrees", "kun dyrebøger")),
    ),
)  # fmt: skip

VESTHIMMERLAND = Scene(
    language="da",
    houses=HOUSES,
    workers=WORKERS,
    children=(SOFIE,),
    requests=(
        Request(-2, "plejefamilieteam-vesthimmerland", "citizen", "when_possible",
                "Vi er et par i Aars og overvejer at blive aflastningsfamilie. Hvem taler vi med?", 5,
                asker_name="et par i Aars", asker_contact="par@example.org"),
    ),
)  # fmt: skip

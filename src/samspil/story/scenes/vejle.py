"""Vejle: a family department, a residential institution that lends its knowledge, and a foster family."""

from samspil.story.scenes.vejle_homes import ALMA
from samspil.story.scenes.waiting import EMIL, FREJA, VEJLE_WORKERS, VILLADS
from samspil.story.script import (
    Agreed,
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
    Tried,
    Worker,
)

HOUSES = (
    House("familieafdelingen-vejle", "Familieafdelingen Vejle", "municipality", "DK", "Vejle", "FA",
          ("statutory_child_protection", "family_support", "foster_care"), public=True, young=True),
    House("doegninstitution-vejle", "Døgninstitutionen Fjordhøj", "residential", "DK", "Vejle", "DF",
          ("residential_specialist_care",), tone="p"),
    House("plejefamilier-vejle", "Plejefamilieteamet Vejle", "foster_care", "DK", "Vejle", "PF", ("foster_care",), tone="g",
          public=True),
    House("skole-vejle", "Nørreskov Skole", "school", "DK", "Vejle", "NS", ("school",), tone="w"),
)  # fmt: skip

WORKERS = (
    Worker("mette", "Mette Holm", "familieafdelingen-vejle", "worker",
           "Familierådgiver. Arbejder sammen med skolen om Idas situation."),
    Worker("lars", "Lars Thygesen", "doegninstitution-vejle", "worker",
           "Pædagog på døgninstitutionen. Giver sin viden videre i plejefamilier."),
    Worker("ditte", "Ditte Bang", "doegninstitution-vejle", "worker"),
    Worker("poul", "Poul Sand", "doegninstitution-vejle", "worker"),
    Worker("signe", "Signe Juhl", "skole-vejle", "worker"),
    Worker("dorte", "Dorte Lund", "plejefamilier-vejle", "worker",
           "Familieplejekonsulent. Finder plejefamilier og følger dem bagefter."),
    Worker("henrik", "Henrik Møller", "plejefamilier-vejle", "lead",
           "Leder af plejefamilieteamet. Godkender det, en anden har skrevet."),
    Worker("bente", "Bente Krogh", "familieafdelingen-vejle", "lead",
           "Afdelingsleder. Ser, hvilke børn der mangler en dato eller en rådgiver."),
    Worker("hanne", "Hanne Friis", "familieafdelingen-vejle", "administrator",
           also=(("doegninstitution-vejle", "administrator"), ("plejefamilier-vejle", "administrator"), ("skole-vejle", "administrator"),)),
    Worker("jens", "Jens Bruun", "familieafdelingen-vejle", "protection",
           also=(("doegninstitution-vejle", "protection"), ("plejefamilier-vejle", "protection"), ("skole-vejle", "protection"),)),
)  # fmt: skip

IDA = Child(
    key="ida", given="Ida", family="Sørensen", born=(13, 6, 14), sex="female",
    house="familieafdelingen-vejle", competence="statutory_child_protection", worker="mette",
    place="home", place_text="hos mor, far hver anden uge", place_since_day=-600, opened_day=-40,
    next_day=1, next_time="14:00", next_what="Møde på skolen",
    kin=(
        Kin("mor", "Karen", "Sørensen", "mother", "+45 5550 1421", "Møder kl. 6", 39),
        Kin("far", "Jens", "Sørensen", "father", "+45 5550 1422", age=41),
        Kin("mormor", "Inger", "Lund", "grandmother", "+45 5550 1423", "Bor 400 meter væk", 66),
    ),
    partners=(
        Partner("skole-vejle", "school", "signe", "tilbage i skole", since_day=-35),
        Partner("doegninstitution-vejle", "residential_specialist_care", "lars", "vejledning om søvn og uro", since_day=-20,
                until_day=40),
    ),
    lines=(
        Line(-18, "09:10", "mette", "Skolen melder 14 dages fravær på en måned. Ida siger, hun har ondt i maven om søndagen.",
             kind="contact", mode="phone", minutes=20, for_all=True),
        Line(-11, "16:00", "mette", "Hjemmebesøg. Mor møder kl. 6, ingen vækker Ida. Mormor vil gerne hjælpe.", kind="contact",
             mode="visit", minutes=60, for_all=True),
        Line(-4, "13:30", "lars", "Gav mor to ting at prøve om aftenen: skærm væk kl. 21 og samme sengetid hver dag.",
             kind="contact", mode="phone", minutes=25, shares=(("familieafdelingen-vejle", "fælles plan", "consent", 40),),
             tells=("visits", "situation")),
        Line(-1, "12:05", "signe", "Jeg får ondt i maven om søndagen. Når jeg er hjemme, er der ro.", kind="voice",
             voice_how="sagt til sin lærer, læst op for hende", for_all=True),
    ),
    agreed=(
        Agreed("lars", "mor", "familieafdelingen-vejle", ("visits", "situation"), "fælles plan", "Søvn og morgener", -19, 50),
    ),
    cards=(
        Card("k1", "presenting", "Ida har været i skole 6 af 20 dage", "fact", "skolen", -6, "signe", leads_to=("k10",)),
        Card("k2", "presenting", "Er oppe om natten og sover til middag", "observation", "mor", -4, "mette"),
        Card("k3", "presenting", "„Jeg får ondt i maven om søndagen“", "opinion", "child", -4, "signe", leads_to=("k8",)),
        Card("k4", "predisposing", "To skoleskift på tre år", "fact", "skolen", -22, "signe"),
        Card("k5", "predisposing", "Mor var syg i foråret 2024", "fact", "mor", -15, "mette"),
        Card("k6", "precipitating", "Bedste veninde flyttede i august", "fact", "child", -4, "signe"),
        Card("k7", "precipitating", "Ny klasselærer efter sommerferien", "fact", "skolen", -22, "signe"),
        Card("k8", "perpetuating", "Når Ida bliver hjemme, bliver der ro i huset", "observation", "familiekonsulent", -4,
             "mette", leads_to=("k1",)),
        Card("k9", "perpetuating", "Ingen vækker hende, mor møder kl. 6", "fact", "mor", -15, "mette"),
        Card("k10", "perpetuating", "Lektier hober sig op, skolen føles umulig", "opinion", "child", -4, "signe",
             leads_to=("k3",), contested="Hun er bare træt."),
        Card("k11", "protective", "Mormor bor 400 meter væk", "fact", "mor", -15, "mette"),
        Card("k12", "protective", "Går til håndbold, også på fraværsdage", "observation", "træner", -11, "mette"),
        Card("k13", "protective", "Mor og far taler godt sammen om Ida", "observation", "familiekonsulent", -4, "mette"),
        Card("k14", "predicting", "Uden ændring: over 80 % fravær til jul", "opinion", "skolen", -6, "signe"),
        Card("k15", "predicting", "Lykkes morgenerne: tre dage om ugen i januar", "opinion", "mor", -4, "mette"),
    ),
    hypothesis=Hypothesis(
        "At blive hjemme giver ro for alle, og så vokser bjerget i skolen.",
        "Mormor vækker og følger mandag og torsdag. Skolen sletter gamle lektier.",
        "Ida er i skole tre dage om ugen i januar og sover før kl. 23.", ("k1", "k8", "k10"), "mette",
    ),
    tried=(Tried("Morgenhentning", "i foråret", False, "Den holdt i tre uger, så skiftede hun hver dag.", "mette"),),
    gatherings=(
        Gathering(1, "14:00", 60, "team", "Bryde kæden ét sted", "Nørreskov Skole, lokale 12", "mette",
                  (("signe", "presenter", "yes"), ("lars", "participant", "yes"), ("mor", "parent", "yes"),
                   ("far", "parent", "perhaps"))),
    ),
    plan=Plan(
        by="mette", review_day=30, day=-10,
        goals=(Goal("Jeg kommer i skole om morgenen", "Dage i skole om ugen: 1 nu, 3 i januar",
                levels=("Ingen dage i skole", "1 dag om ugen", "3 dage om ugen", "4 dage om ugen", "Hver dag"),
                comes_from="k9", steps=(
            Step("Mormor vækker mandag og torsdag", "mormor", 2, "doing", works_on="k9"),
            Step("Skolen sletter gamle lektier", "signe", -2, "open", "skole-vejle", "school", works_on="k10"),
            Step("Vejledning om søvn, to gange", "lars", 6, "doing", "doegninstitution-vejle", "residential_specialist_care"),
            Step("Tale med far om weekenderne", "mette", -5, "done", "familieafdelingen-vejle", "family_support", done_day=-5),
        )),),
        agreements=(("mor", "agrees", ""), ("far", "partly", ""), ("child", "agrees", "")),
    ),
)  # fmt: skip

MIKKEL = Child(
    key="mikkel", given="Mikkel", family="Nielsen", born=(8, 11, 2), sex="male",
    house="familieafdelingen-vejle", competence="statutory_child_protection", worker="mette",
    place="foster", place_text="hos plejefamilien Dahl", place_since_day=-200, opened_day=-260, next_day=-1,
    next_what="Ringe til plejefamilien",
    kin=(Kin("plejemor", "Lone", "Dahl", "foster_carer", "+45 5550 1431", age=48),),
    partners=(Partner("doegninstitution-vejle", "residential_specialist_care", "lars", "supervision om ADHD", basis="statute",
                      since_day=-90),),
    lines=(Line(-8, "20:15", "lars", "Plejefamilien prøver korte beskeder, én ad gangen. Det virker om morgenen.",
                kind="contact", mode="phone", minutes=30, for_all=True),),
)  # fmt: skip

VEJLE = Scene(
    language="da",
    houses=HOUSES,
    workers=WORKERS + VEJLE_WORKERS,
    children=(EMIL, FREJA, VILLADS, IDA, MIKKEL, ALMA),
    requests=(
        Request(-1, "familieafdelingen-vejle", "citizen", "week",
                "Naboens to drenge går ude sent om aftenen og er sultne. Kan nogen tale med familien?", 3,
                child_age="6 og 8", where="Vejle Midtby", asker_contact="nabo@example.org"),
    ),
)  # fmt: skip

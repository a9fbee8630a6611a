"""Vejle's acute line: who is on its rota, sixty-one silent days from 1 November, the first call in the first night of the year,
and the few since."""

from decimal import Decimal

NAME, NUMBER = "Akutlinjen for plejefamilier", "+45 7000 1234"
OTHERWISE, OTHERWISE_PHONE = "Kommunens døgnvagt", "+45 5550 1499"
COST = Decimal("1850.00")
MEMBERS = (
    ("lars", "doegninstitution-vejle", "+45 5550 1501", ("adhd", "self_harm")),
    ("ditte", "doegninstitution-vejle", "+45 5550 1502", ("trauma", "little")),
    ("poul", "doegninstitution-vejle", "+45 5550 1503", ("young", "addiction")),
    ("mette", "familieafdelingen-vejle", "+45 5550 1504", ("trauma",)),
    ("dorte", "plejefamilier-vejle", "+45 5550 1505", ("adhd",)),
    ("torben", "plejefamilier-vejle", "+45 5550 1506", ("autism",)),
)  # fmt: skip
NIGHT_AFTER = 4
"""Whoever is first has the night so many places later: the first call comes in the night of the first of the list."""
GAP = 26
RANG = "03:12"
SECONDS = 8
GONE, GONE_WHY = (
    ("06:50", "07:35"),
    "Ingen var mødt ind. Bagvagten ville have fået opkaldet efter 20 sekunder.",
)
KNOWN = (("dahl", "agree"), ("damsgaard", ""))
FIRST_FAMILY, FIRST_WHO = "Holst", "Kirsten Holst"
FIRST_TEXT = (
    "03.12 Drengen i aflastning er vågnet og vil hjem. Han har pakket sin taske. Kirsten sidder ved døren.\n"
    "03.17 Ingen er i fare. Hun har prøvet varm mælk og at ringe til hans far, som ikke svarer.\n"
    "03.26 Vi aftaler: tasken bliver stående, lampen er tændt, de ringer til far sammen kl. 8. Han sætter sig i sofaen."
)
FIRST_ADVICE = "Lad tasken stå. Sig, hvornår han kan tale med sin far, og hold det. Ingen forklaringer i nat."
FIRST_NEXT = "Kirsten ringer til far sammen med drengen kl. 8."
FIRST_SUMMARY = "Aflastningsbarn ville hjem midt om natten. Ingen i fare. Han blev, da han vidste, hvornår han kunne ringe til far."
FIRST_ASK = "Ring til Kirsten, og tal med far om at kunne nås i weekender."
SINCE_THEN = (
    (43, "21:40", "contact", "Uro efter samvær. De gik en tur og lagde telefonen væk.", True),
    (86, "19:05", "exhausted", "Kan ikke mere efter tre nætter. Aflastning i weekenden aftalt.", None),
    (128, "02:20", "", "", None),
    (170, "22:15", "conflict", "Lukket sig inde efter skænderi. Én voksen blev siddende ved døren.", True),
    (213, "16:30", "own_children", "Egen datter er bange om aftenen. De lægger to nætter på skift.", False),
    (255, "21:10", "contact", "Uro efter samvær. Råd givet.", True),
    (298, "23:05", "school", "Vil ikke i skole i morgen. De ringer til klasselæreren kl. 8.", True),
)
"""Days after the first call, the time, the topic (none: nobody was there), what was advised, and whether a colleague may read it."""
GONE_DAY, ASKED_DAY = 43, 50
"""From the opening: when nobody had come, and when the families were asked."""
CONSULTANT, FAMILY = "mette", "Dahl"
WELL = "Du spurgte om alle var i sikkerhed som det første, og aftalen er til at tage og føle på."
OTHER = "Jeg ville have spurgt, hvad de selv ønskede af os, inden jeg gav råd."
CALLER, WHO = "+45 22 33 44 55", "Lone Dahl"
TEXT = (
    "03.12 Mikkel er vågnet og råber. Han har haft telefonsamtale med sin mor i går. Lone sidder på gangen.\n"
    "03.18 Han kaster med ting. Ingen er kommet til skade. Vi aftaler fem minutter alene, lampen tændt, ingen spørgsmål.\n"
    "03.29 Han er kommet ud i køkkenet selv. Sangen hjælper. Han sover på sofaen."
)
ADVICE = "Ét menneske, lav stemme, ingen spørgsmål. Fem minutter alene hjælper. Ikke tale om samværet i nat."
NEXT = "Lone skriver i morgen, hvordan resten af natten gik. Mikkel må møde senere i skole."
SUMMARY = "Uro efter telefonsamtale med mor. Ingen skader. Råd givet, han sover igen."
ASK = "Ring til Lone inden kl. 10, og tal med mor om tidspunktet for samtalerne."

"""Vejle's acute line: who is on its rota, sixty-one silent days, and the first call."""

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
ANSWERS, CONSULTANT, FAMILY = "lars", "mette", "Dahl"
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

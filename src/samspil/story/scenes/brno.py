"""Brno: two child protection offices, a family support service and a low-threshold club around several children."""

from samspil.story.scenes.brno_others import FILIP, MATEJ, NOVOTNI, REQUESTS, SARA
from samspil.story.scenes.brno_tereza import TEREZA
from samspil.story.script import House, Scene, Unfinished, Worker

HOUSES = (
    House("ospod-brno-sever", "OSPOD Brno-sever", "child_protection", "CZ", "Brno", "OS",
          ("statutory_child_protection",), public=True, young=True, teams=("Terénní tým", "Tým náhradní rodinné péče")),
    House("ospod-brno-bystrc", "OSPOD Brno-Bystrc", "child_protection", "CZ", "Brno", "OB",
          ("statutory_child_protection",), tone="g", public=True),
    House("sas-lavka", "SAS Lávka", "family_support", "CZ", "Brno", "SAS", ("family_support",), tone="b", public=True),
    House("nzdm-kotelna", "Klub Kotelna", "youth_club", "CZ", "Brno", "NZ", ("low_threshold_youth_work",),
          tone="w", young=True),
    House("zs-husovice", "Základní škola Brno-Husovice", "school", "CZ", "Brno", "ŠK", ("school",), tone="k"),
)  # fmt: skip

WORKERS = (
    Worker("jana", "Jana Dvořáková", "ospod-brno-sever", "worker",
           "Sociální pracovnice OSPOD. Dnes má setkání nad Terezou a dvě děti bez termínu.",
           team="Terénní tým"),
    Worker("simona", "Simona Fialová", "ospod-brno-sever", "lead", team="Tým náhradní rodinné péče"),
    Worker("marek", "Marek Beneš", "ospod-brno-sever", "lead",
           "Vedoucí oddělení. Rozděluje nové žádosti a vidí, kterému dítěti něco chybí.",
           team="Terénní tým"),
    Worker("karel", "Karel Urban", "ospod-brno-bystrc", "worker",
           "Sociální pracovník OSPOD Brno-Bystrc. Převzal žádost předanou z Brna-severu."),
    Worker("petra", "Petra Malá", "sas-lavka", "worker",
           "Pracuje s rodinami doma. Co zapíše, vidí jen SAS Lávka, dokud to nesdílí."),
    Worker("lukas", "Lukáš Černý", "nzdm-kotelna", "youth_worker",
           "Pracovník klubu. Tereza za ním chodí odpoledne a sama říká, co se smí zapsat."),
    Worker("alena", "Alena Kopecká", "zs-husovice", "worker"),
    Worker("ada", "Ada Horáková", "ospod-brno-sever", "administrator",
           "Správkyně. Stará se o lidi, role a pravidla; žádný spis nečte.",
           also=(("ospod-brno-bystrc", "administrator"), ("sas-lavka", "administrator"),
                 ("nzdm-kotelna", "administrator"), ("zs-husovice", "administrator"),)),
    Worker("dana", "Dana Krejčí", "ospod-brno-sever", "protection",
           "Pověřenkyně pro ochranu údajů. Hlídá, kdo se proč dívá a jak dlouho se spisy uchovávají.",
           also=(("ospod-brno-bystrc", "protection"), ("sas-lavka", "protection"),
                 ("nzdm-kotelna", "protection"), ("zs-husovice", "protection"),)),
)  # fmt: skip

BRNO = Scene(
    language="cs",
    houses=HOUSES,
    workers=WORKERS,
    children=(TEREZA, FILIP, MATEJ, SARA, NOVOTNI),
    requests=REQUESTS,
    drafts=(
        Unfinished("jana", "filip", "Zpráva o poměrech pro soud. Matka žije s Filipem v bytě 2+1, domácnost je čistá. "
                   "Otec se o péči zajímá nepravidelně.", -1),
        Unfinished("jana", "sara", "Telefonát s babičkou: děti jsou u ní od pátku, v pondělí", -4),
    ),
)  # fmt: skip

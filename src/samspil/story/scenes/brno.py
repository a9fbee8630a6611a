"""Brno: two child protection offices, a family support service and a low-threshold club around one child."""

from samspil.story.script import Child, House, Kin, Line, Partner, Scene, Unfinished, Worker

HOUSES = (
    House("ospod-brno-sever", "OSPOD Brno-sever", "child_protection", "CZ", "Brno", "OS",
          ("statutory_child_protection",), public=True, young=True),
    House("ospod-brno-bystrc", "OSPOD Brno-Bystrc", "child_protection", "CZ", "Brno", "OB",
          ("statutory_child_protection",), tone="g", public=True),
    House("sas-lavka", "SAS Lávka Brno", "family_support", "CZ", "Brno", "SAS", ("family_support",), tone="b", public=True),
    House("nzdm-kotelna", "NZDM Kotelna Brno", "youth_club", "CZ", "Brno", "NZ", ("low_threshold_youth_work",),
          tone="w", young=True),
)  # fmt: skip

WORKERS = (
    Worker("jana", "Jana Dvořáková", "ospod-brno-sever", "worker",
           "Sociální pracovnice OSPOD. Vede případ Terezy a dnes má setkání nad její mapou."),
    Worker("marek", "Marek Beneš", "ospod-brno-sever", "lead",
           "Vedoucí oddělení. Rozděluje nové žádosti a vidí, kterému dítěti chybí termín."),
    Worker("karel", "Karel Urban", "ospod-brno-bystrc", "worker"),
    Worker("petra", "Petra Malá", "sas-lavka", "worker",
           "Pracuje v rodinách doma. Co zapíše, vidí jen SAS, dokud to nesdílí."),
    Worker("lukas", "Lukáš Černý", "nzdm-kotelna", "youth_worker",
           "Pracovník klubu. Zná Terezu odpoledne a píše jen to, co ona chce."),
)  # fmt: skip

TEREZA = Child(
    key="tereza", given="Tereza", family="Novotná", born=(13, 5, 2), sex="female",
    house="ospod-brno-sever", competence="statutory_child_protection", worker="jana",
    place="home", place_text="s mámou, Brno-Židenice", place_since_day=-400, opened_day=-45,
    next_day=0, next_time="11:00", next_what="Setkání nad mapou",
    languages=(("cs", "fluently"),),
    kin=(
        Kin("mama", "Hana", "Novotná", "mother", "+420 601 555 014", "Volat po 15. hodině", 38),
        Kin("tata", "Pavel", "Novotný", "father", "+420 601 555 022", "Střídá směny", 41),
        Kin("babicka", "Věra", "Novotná", "grandmother", "+420 601 555 031", "Může v úterý a ve čtvrtek", 67),
    ),
    partners=(
        Partner("sas-lavka", "family_support", "petra", "práce s rodinou doma, společný plán", since_day=-40),
        Partner("nzdm-kotelna", "low_threshold_youth_work", "lukas", "doučování a odpoledne v klubu", since_day=-30),
    ),
    lines=(
        Line(-44, "09:20", "jana", "Ze školy: od září 14 dní neomluvených. Třídní drží Tereze místo u okna."),
        Line(-38, "15:10", "jana", "Doma jsem mluvila s paní Novotnou. Ráno odchází v 5.30, Tereza zůstává sama.",
             kind="contact", mode="visit", minutes=55, for_all=True),
        Line(-20, "16:30", "petra", "Ráno to s budíkem od babičky dva dny šlo. Večery jsou pořád těžké.",
             kind="contact", mode="visit", minutes=45,
             shares=(("ospod-brno-sever", "společný plán", "consent", 60),)),
        Line(-9, "17:40", "lukas", "Tereza přišla třikrát tento týden. O škole mluvit nechtěla."),
        Line(-4, "15:40", "jana", "Tereza zůstává doma, podpora pokračuje sedm týdnů. Důvody: matka spolupracuje, "
             "babička může v úterý a ve čtvrtek. Nezvoleno: přechod na jinou školu, Tereza nechce.",
             kind="decision", for_all=True),
        Line(-1, "18:40", "lukas", "Doučování matematiky začalo, první hodina proběhla.", for_all=True),
        Line(0, "07:50", "lukas", "Já tam chci chodit. Jenom ne první hodinu, to se na mě všichni otočí.",
             kind="voice", voice_how="napsala sama v klubu", for_all=True),
    ),
)  # fmt: skip

BRNO = Scene(
    language="cs",
    houses=HOUSES,
    workers=WORKERS,
    children=(TEREZA,),
    drafts=(Unfinished("jana", "tereza", "Zpráva o poměrech pro soud: domácnost je čistá, matka", -1),),
)

"""The other children of Brno, and requests that wait: gaps that the board shows, a declined and a passed-on request."""

from samspil.story.script import Child, Goal, Kin, Line, Partner, Plan, Request, Step

FILIP = Child(
    key="filip", given="Filip", family="Horák", born=(15, 3, 11), sex="male", worker="jana",
    house="ospod-brno-sever", competence="statutory_child_protection",
    place="not_known", place_text="odešel v neděli večer, hlášeno policii", place_since_day=-2, opened_day=-120,
    next_day=0, next_time="12:00", next_what="Zavolat policii a mámě",
    kin=(Kin("mama", "Lenka", "Horáková", "mother", "+420 601 555 047", age=44),
         Kin("bratr", "Adam", "Horák", "sibling", age=19)),
    lines=(
        Line(-2, "21:45", "jana", "Matka hlásí, že Filip odešel kolem 21.30 a nebere telefon. Hlášeno policii.",
             kind="contact", mode="phone", minutes=15),
        Line(-1, "08:15", "jana", "Bratr říká, že se Filip ozval, je prý u kamaráda. Adresu neřekl.", kind="contact",
             mode="phone", minutes=10),
    ),
)  # fmt: skip

MATEJ = Child(
    key="matej", given="Matěj", family="Král", born=(7, 8, 19), sex="male", worker="jana",
    house="ospod-brno-sever", competence="statutory_child_protection",
    place="home", place_text="s mámou, Brno-Lesná", place_since_day=-300, opened_day=-200,
    next_day=-1, next_what="Návštěva ve škole",
    kin=(Kin("mama", "Iveta", "Králová", "mother", "+420 601 555 058", age=31),
         Kin("otec", "Jiří", "Král", "father", "+420 601 555 063", "Jen přes OSPOD", 35)),
    partners=(Partner("sas-lavka", "family_support", "petra", "doprovázení mámy", since_day=-60, until_day=6),),
    lines=(
        Line(-12, "14:00", "petra", "Máma zvládá odpoledne, večer volá o pomoc. Domluvily jsme úterky.", kind="contact",
             mode="visit", minutes=60, shares=(("ospod-brno-sever", "společný plán", "request", 3),)),
        Line(-3, "09:30", "jana", "Třídní je spokojená, Matěj si našel kamaráda.", kind="contact", mode="school", minutes=20),
    ),
    street="Okružní 1", city="Brno", protected=True,
)  # fmt: skip

SARA = Child(
    key="sara", given="Sára", family="Pokorná", born=(5, 1, 30), sex="female", worker="jana",
    house="ospod-brno-sever", competence="statutory_child_protection",
    place="relatives", place_text="u babičky od pátku", place_since_day=-4, opened_day=-30,
    next_day=-4, next_what="Zavolat babičce",
    kin=(Kin("babicka", "Marie", "Pokorná", "grandmother", "+420 601 555 071", age=61),
         Kin("bratr", "Daniel", "Pokorný", "sibling", age=3)),
    lines=(Line(-4, "17:10", "jana", "Sára a Dan jsou u babičky, máma nastoupila do léčby. Babička to zvládne dva týdny.",
                kind="contact", mode="phone", minutes=20),),
)  # fmt: skip

NOVOTNI = Child(
    key="adam", given="Adam", family="Veselý", born=(10, 10, 3), sex="male", worker="jana",
    house="ospod-brno-sever", competence="statutory_child_protection",
    place="home", place_text="s oběma rodiči, Brno-Židenice", place_since_day=-900, opened_day=-160,
    next_day=0, next_time="14:00", next_what="Návštěva doma s Petrou Malou",
    kin=(Kin("mama", "Eva", "Veselá", "mother", "+420 601 555 082", age=36),
         Kin("tata", "Tomáš", "Veselý", "father", "+420 601 555 083", age=39),
         Kin("sestra", "Ema", "Veselá", "sibling", age=8)),
    partners=(Partner("sas-lavka", "family_support", "petra", "práce s rodinou doma", since_day=-150),),
    lines=(Line(-6, "11:20", "petra", "Rodiče si rozdělili večery. Adam usíná bez pláče.", kind="contact", mode="visit",
                minutes=50, for_all=True),),
    plan=Plan(
        by="jana", review_day=-4, day=-100,
        goals=(Goal("Večery jsou klidné", "Večery bez křiku v týdnu: z 1 na 5",
                levels=("Každý večer křik", "1 klidný večer v týdnu", "5 klidných večerů v týdnu",
                        "6 klidných večerů", "Celý týden bez křiku"),
                steps=(
            Step("Rodiče střídají uspávání", "tata", -60, "done", done_day=-58),
            Step("Návštěvy doma dvakrát týdně", "petra", -30, "done", "sas-lavka", "family_support", done_day=-30),
            Step("Škola vrátí tašku s úkoly", "mama", -10, "open"),
        )),),
        agreements=(("mama", "agrees", ""), ("tata", "agrees", ""), ("child", "agrees", "")),
    ),
)  # fmt: skip

REQUESTS = (
    Request(-1, "ospod-brno-sever", "citizen", "day",
            "V bytě nad námi každý večer pláče malé dítě, včera až do půlnoci. Nikdo neotvírá.", 0,
            child_age="asi 3 roky", where="Brno, Dukelská", asker_contact="soused@example.org"),
    Request(-3, "ospod-brno-sever", "institution", "week",
            "Rodina přijala naši podporu, ale chybí jí jistota v bydlení. Prosíme o společné setkání.", 2,
            child_name="Nikola V.", child_age="6", sender="sas-lavka", by="petra"),
    Request(0, "nzdm-kotelna", "young", "when_possible",
            "nechci domů driv než v sedm, muzu u vas byt i v pondeli?", 1, child_age="14"),
    Request(-8, "ospod-brno-sever", "citizen", "when_possible", "Chlapec z vedlejšího domu chodí v mrazu bez bundy.", -6,
            child_age="9", where="Brno-Bystrc", state="passed_on", reason="Rodina bydlí v obvodu Brno-Bystrc.",
            hand_to="ospod-brno-bystrc", by="marek"),
)  # fmt: skip

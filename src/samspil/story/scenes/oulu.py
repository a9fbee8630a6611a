"""Oulu: every young person has a youth worker near home or school; outreach without a name until they want one."""

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
    House("nuorisopalvelut-oulu", "Oulun nuorisopalvelut", "youth_club", "FI", "Oulu", "NP", ("low_threshold_youth_work",),
          tone="w", public=True, young=True),
    House("lastensuojelu-oulu", "Oulun lastensuojelu", "child_protection", "FI", "Oulu", "LS",
          ("statutory_child_protection",), public=True),
    House("kouluterveys-oulu", "Kouluterveydenhuolto Oulu", "health", "FI", "Oulu", "KT", ("health",), tone="g"),
)  # fmt: skip

WORKERS = (
    Worker("aino", "Aino Korhonen", "nuorisopalvelut-oulu", "worker",
           "Nuorisotyöntekijä. Tapaa Eetun siellä, missä Eetu haluaa."),
    Worker("jari", "Jari Mäkelä", "lastensuojelu-oulu", "worker",
           "Sosiaalityöntekijä. Mukana Eetun suunnitelmassa, päättää vain omasta tehtävästään."),
    Worker("tiina", "Tiina Laine", "kouluterveys-oulu", "worker"),
    Worker("sanna", "Sanna Heikkinen", "lastensuojelu-oulu", "administrator",
           also=(("nuorisopalvelut-oulu", "administrator"), ("kouluterveys-oulu", "administrator"),)),
    Worker("petri", "Petri Salo", "lastensuojelu-oulu", "protection",
           also=(("nuorisopalvelut-oulu", "protection"), ("kouluterveys-oulu", "protection"),)),
)  # fmt: skip

EETU = Child(
    key="eetu", given="Eetu", family="Nieminen", born=(16, 2, 17), sex="male",
    house="nuorisopalvelut-oulu", competence="low_threshold_youth_work", worker="aino",
    place="home", place_text="isän luona, Tuira", place_since_day=-500, opened_day=-55, next_day=0, next_time="15:30",
    next_what="Tapaaminen nuorisotilalla",
    kin=(Kin("isa", "Timo", "Nieminen", "father", "+358 50 555 0161", "Iltatöissä", 46),
         Kin("sisko", "Veera", "Nieminen", "sibling", "+358 50 555 0162", "Soittaa joka sunnuntai", 21)),
    partners=(
        Partner("lastensuojelu-oulu", "statutory_child_protection", "jari", "yhteinen suunnitelma", since_day=-40),
        Partner("kouluterveys-oulu", "health", "tiina", "uni ja jaksaminen", since_day=-30, until_day=30),
    ),
    lines=(
        Line(-50, "16:00", "aino", "Eetu tuli tilalle ystävän kanssa. Halusi tietää, miten koulua voi vaihtaa.", kind="contact",
             mode="outside", minutes=30),
        Line(-26, "14:10", "aino", "Sovittiin, mitä lastensuojelulle kerrotaan. Eetu luki tekstin ensin.", for_all=True),
        Line(-5, "15:45", "jari", "Isä on mukana. Toimia ei tarvita, tuki jatkuu nuorisopalveluissa.", kind="decision",
             for_all=True),
        Line(-1, "16:30", "aino", "Haluan ammattikouluun, en lukioon. Kertokaa isälle vasta kun olen paikalla.", kind="voice",
             voice_how="sanoi itse, luettu hänelle ääneen", for_all=True),
    ),
    gatherings=(
        Gathering(4, "15:00", 45, "team", "Hakeminen ammattikouluun", "Tuiran nuorisotila", "aino",
                  (("jari", "participant", "yes"), ("isa", "parent", "waiting"))),
    ),
    plan=Plan(
        by="aino", review_day=35, day=-24,
        goals=(Goal("Pääsen kouluun, johon haluan", "Hakemus valmis joulukuussa",
                levels=("En hae minnekään", "Hakemus alkamatta", "Hakemus valmis joulukuussa",
                        "Hakemus ja yksi tutustumiskäynti", "Hakemus ja kaksi tutustumiskäyntiä"),
                steps=(
            Step("Tutustumiskäynti ammattikoulussa", "aino", -3, "done", "nuorisopalvelut-oulu", "low_threshold_youth_work",
                 done_day=-3),
            Step("Hakemuksen kirjoittaminen", "aino", 6, "doing", "nuorisopalvelut-oulu", "low_threshold_youth_work"),
            Step("Jutella isän kanssa yhdessä", "sisko", -1, "open"),
            Step("Uniasiat, kaksi käyntiä", "tiina", 9, "open", "kouluterveys-oulu", "health"),
        )),),
        agreements=(("child", "agrees", ""), ("isa", "not_asked", "Eetu haluaa olla paikalla")),
    ),
)  # fmt: skip

OULU = Scene(
    language="fi",
    houses=HOUSES,
    workers=WORKERS,
    children=(EETU,),
    requests=(
        Request(0, "nuorisopalvelut-oulu", "young", "day", "voiko joku jutella tänään, kaveri ei vastaa enkä tiiä mitä teen", 0,
                child_age="15"),
        Request(-4, "lastensuojelu-oulu", "institution", "week",
                "Nuori itse toivoo, että mukana on joku, joka tuntee kodin tilanteen.", 1, child_name="E. N.", child_age="16",
                sender="nuorisopalvelut-oulu", by="aino"),
    ),
)  # fmt: skip

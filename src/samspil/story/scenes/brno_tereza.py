"""Tereza, 13, stays away from school; today is the meeting over her map."""

from samspil.story.script import (
    Agreed,
    Asked,
    Card,
    Child,
    Gathering,
    Goal,
    Hypothesis,
    Kin,
    Line,
    Look,
    OwnView,
    Partner,
    Plan,
    Question,
    Step,
    Tried,
    Urgent,
    Verdict,
)

KIN = (
    Kin("mama", "Hana", "Novotná", "mother", "+420 601 555 014", "Volat po 15. hodině", 38),
    Kin("tata", "Pavel", "Novotný", "father", "+420 601 555 022", "Střídá směny", 41),
    Kin("babicka", "Věra", "Novotná", "grandmother", "+420 601 555 031", "Může v úterý a ve čtvrtek", 67),
)

LINES = (
    Line(-44, "09:20", "jana", "Volala třídní: od září čtrnáct neomluvených dnů. Místo u okna Tereze drží.",
         kind="contact", mode="phone", minutes=10,
         shares=(("nzdm-kotelna", "doučování v klubu", "consent", 30),), part="Místo u okna Tereze drží."),
    Line(-38, "15:10", "jana", "Doma jsem mluvila s paní Novotnou a s Terezou. Máma odchází v 5.30, Tereza zůstává ráno "
         "sama a usne znovu. Chtějí pomoc s rány, ne kontrolu.", kind="contact", mode="visit", minutes=55, for_all=True),
    Line(-20, "16:30", "petra", "S budíkem od babičky to dvě rána šlo. Večery jsou pořád těžké, o škole se mluví jen při "
         "hádce.", kind="contact", mode="visit", minutes=45,
         shares=(("ospod-brno-sever", "společný plán", "consent", 60),)),
    Line(-16, "10:05", "petra", "Paní Novotná se ptala na dávky. To zůstává mezi námi, poslala jsem ji do poradny."),
    Line(-9, "17:40", "lukas", "Tereza tu byla třikrát za týden. O škole mluvit nechtěla, matematiku by zkusila tady."),
    Line(-4, "15:40", "jana", "Tereza zůstává doma a podpora pokračuje sedm týdnů. Důvody: máma spolupracuje, babička může "
         "v úterý a ve čtvrtek. Nezvolili jsme: přestup na jinou školu, Tereza nechce.", kind="decision", for_all=True),
    Line(-1, "17:10", "petra", "Byla jsem doma 45 minut. Ráno to zvládají, večery jsou pořád těžké.", kind="contact",
         mode="visit", minutes=45, shares=(("ospod-brno-sever", "společný plán", "consent", 68),)),
    Line(-1, "18:40", "lukas", "Doučování matematiky začalo, první hodina proběhla. Tereza chce pokračovat ve čtvrtek.",
         for_all=True),
    Line(0, "07:50", "lukas", "Já tam chci chodit. Jenom ne první hodinu, to se na mě všichni otočí.", kind="voice",
         voice_how="napsala sama v klubu, přečteno zpět", for_all=True),
)  # fmt: skip

URGENTS = (
    Urgent(-31, "23:52", "karel", "Volala sousedka: v bytě je křik a nikdo neotvírá. Potřebuji vědět, kdo za dítětem může přijít.",
           review=(-29, "10:20", "dana", "right",
                   "Volání sousedky je v knize pohotovosti. Otevřel jen to, co na místě potřeboval.")),
    Urgent(-1, "22:14", "karel", "Policie hlásí hádku na ulici, dívka udává tuto adresu. Potřebuji ověřit, kdo je doma.",
           minutes=30),
)  # fmt: skip

CARDS = (
    Card("chybi", "presenting", "Od září chyběla 14 dnů", "fact", "škola", -14, "jana", leads_to=("nevi",)),
    Card("usne", "perpetuating", "Ráno je doma sama a usne znovu", "observation", "mama", -12, "petra", leads_to=("chybi",),
         strength=3),
    Card("nevi", "perpetuating", "Po dvou týdnech pryč neví, co se bere", "fact", "škola", -12, "jana", leads_to=("hadka",)),
    Card("hadka", "perpetuating", "Když se o škole mluví, skončí to hádkou", "opinion", "child", -10, "lukas",
         leads_to=("usne",), contested="Jenom se jí nechce."),
    Card("stehovani", "predisposing", "Před dvěma lety změnila školu i čtvrť", "fact", "mama", -12, "petra"),
    Card("kamaradka", "precipitating", "V září odešla nejlepší kamarádka", "observation", "child", -10, "lukas", leads_to=("chybi",)),
    Card("nevime", "precipitating", "Co se stalo v září ve třídě", "opinion", "Lukáš z klubu", -8, "lukas", unknown=True),
    Card("klub", "protective", "Doučování v klubu, začalo včera", "fact", "Lukáš z klubu", -1, "lukas"),
    Card("babi", "protective", "Babička může v úterý a ve čtvrtek", "fact", "babicka", -12, "petra", leads_to=("usne",)),
    Card("okno", "protective", "Třídní drží místo u okna", "fact", "škola", -14, "jana"),
    Card("nic", "predicting", "Beze změny: do Vánoc přes 40 zameškaných dnů", "opinion", "škola", -12, "jana"),
    Card("podari", "predicting", "Když se podaří rána: tři dny v týdnu ve škole do ledna", "opinion", "mama", -12, "petra"),
)  # fmt: skip

TEREZA = Child(
    key="tereza", given="Tereza", family="Novotná", born=(13, 5, 2), sex="female",
    house="ospod-brno-sever", competence="statutory_child_protection", worker="jana",
    place="home", place_text="s mámou, Brno-Husovice", place_since_day=-400, opened_day=-45,
    next_day=2,
    next_time="15:30",
    next_what="Návštěva doma s Petrou Malou",
    languages=(("cs", "fluently"),),
    kin=KIN,
    partners=(
        Partner("sas-lavka", "family_support", "petra", "práce s rodinou doma, společný plán", since_day=-40),
        Partner("nzdm-kotelna", "low_threshold_youth_work", "lukas", "doučování a odpoledne v klubu", since_day=-30),
        Partner("zs-husovice", "school", "alena", "docházka a návrat do třídy", basis="statute", since_day=-30, until_day=45),
    ),
    lines=LINES,
    urgents=URGENTS,
    cards=CARDS,
    hypothesis=Hypothesis(
        "Doma je ráno klid a nikdo ji nebudí; čím déle chybí, tím těžší je přijít.",
        "Babička budí v úterý a ve čtvrtek, klub doučuje, škola začíná druhou hodinou.",
        "Do ledna je Tereza tři dny v týdnu ve škole a o škole se doma mluví bez hádky.",
        ("chybi", "usne", "nevi"), "jana",
    ),
    tried=(
        Tried("Ranní vyzvedávání asistentkou", "na jaře", False, "Po třech týdnech se asistentky střídaly každý den.", "jana"),
    ),
    family_reads=True,
    gatherings=(
        Gathering(-25, "13:00", 90, "conference", "Dohodnout, kdo pomůže s rány", "zasedačka 2, Brno-sever", "jana",
                  (("petra", "participant", "yes"), ("lukas", "participant", "yes"), ("mama", "parent", "yes"),
                   ("alena", "participant", "yes")),
                  held=True,
                  decisions=(
                      Verdict("Babička budí v úterý a ve čtvrtek, SAS Lávka dochází dvakrát týdně.",
                              "Ráno je nejslabší místo a babička chce pomoci.", "family_support", "petra"),
                      Verdict("Tereza začíná první dva týdny druhou hodinou.", "Bojí se příchodu do plné třídy.",
                              "school", "alena",
                              dissent=(("Pavel Novotný, otec", "Měla by chodit od první hodiny jako ostatní."),)),
                  ),
                  record="Přítomni všichni zvaní kromě otce, ten poslal vyjádření. Dohoda o ránech a o doučování."),
        Gathering(0, "11:00", 90, "team", "Co drží Terezu doma a co uděláme do Vánoc", "zasedačka 2, Brno-sever",
                  "jana",
                  (("petra", "participant", "yes"), ("lukas", "presenter", "yes"), ("mama", "parent", "yes"),
                   ("babicka", "participant", "perhaps"), ("alena", "participant", "waiting"))),
    ),
    plan=Plan(
        by="jana", review_day=14, day=-24,
        goals=(
            Goal("Ráno vstávám a přijdu do školy", "Dny ve škole v týdnu: teď 1, chceme 3",
                levels=("Žádný den ve škole", "1 den v týdnu", "3 dny v týdnu", "4 dny v týdnu", "Každý den"),
                comes_from="usne", steps=(
                Step("Babička budí v úterý a ve čtvrtek", "babicka", -17, "done", done_day=-15, note="drží to dva týdny",
                     works_on="usne"),
                Step("Začínat druhou hodinou, první dva týdny", "alena", -10, "done", "zs-husovice", "school", done_day=-9),
                Step("Večer spolu připravíme tašku a oblečení", "mama", 30, "open", works_on="usne", rhythm="daily",
                     answers="yynyyyynyy", needs="Čtvrt hodiny po večeři", needs_there=True),
                Step("Projít s mámou ráno krok za krokem", "petra", -2, "doing", "sas-lavka", "family_support", works_on="usne"),
                Step("Domluvit s otcem, co o víkendu říká o škole", "jana", 0, "open", "ospod-brno-sever",
                     "statutory_child_protection", works_on="hadka"),
            )),
            Goal("Vím, co se ve škole bere", "Předměty bez známky: teď 9, chceme nejvýš 3",
                levels=("Víc než 9 předmětů bez známky", "9 předmětů bez známky", "Nejvýš 3 předměty bez známky",
                        "1 předmět bez známky", "Známka ze všech předmětů"),
                comes_from="nevi", steps=(
                Step("Doučování matematiky v klubu, každý čtvrtek", "lukas", 3, "doing", "nzdm-kotelna",
                     "low_threshold_youth_work", works_on="nevi"),
                Step("Seznam učiva za září a říjen", "alena", -1, "open", "zs-husovice", "school", works_on="nevi"),
            )),
        ),
        agreements=(("child", "agrees", "jen ne první hodinu"), ("mama", "agrees", ""), ("tata", "partly", "chce první hodinu")),
    ),
    agreed=(
        Agreed("lukas", "mama", "sas-lavka", ("visits", "school"), "společný plán", "Ráno a cesta do školy", -26, 9),
        Agreed("petra", "mama", "ospod-brno-sever", ("course", "plan"), "společný plán", "Ráno a cesta do školy", -35, 60),
    ),
    asked=(
        Asked("petra", "nzdm-kotelna", "Mluvila Tereza v klubu o tom, co se stalo v září ve třídě?",
              "příprava návštěvy doma", ("visits",), -2, 1, 8),
        Asked("jana", "nzdm-kotelna", "S kým se Tereza v klubu kamarádí?", "přehled o vztazích", ("words",), -12, -6, 20,
              reason="Tereza si nepřeje, abychom to předávali. Zeptáme se jí znovu.", answered_by="lukas"),
    ),
    looks=(
        Look("jana", "cases.file", "case work", -4, "15:20"),
        Look("petra", "plans.page", "case work", -3, "08:50"),
        Look("petra", "cases.file", "case work", -3, "08:55"),
        Look("lukas", "meetings.show", "meeting", -2, "17:20"),
        Look("alena", "plans.page", "case work", -2, "13:05"),
        Look("jana", "meetings.show", "meeting", -1, "09:10"),
        Look("jana", "plans.page", "meeting", -1, "09:14"),
        Look("petra", "plans.page", "case work", -1, "17:15"),
    ),
    own_view=OwnView(
        "hana", "mama", "parent", "Matka, má Terezu v péči; rozhodnutí soudu z roku 2022 je ve spise.", "jana",
        "Terezina máma. Čte, co je o ní a o Tereze napsané a kdo se díval, a píše vlastní slova.", -8,
        words=((-7, "Není pravda, že mi na Tereze nezáleží. Ráno odcházím v půl šesté, protože jinou směnu mi nedali. "
                    "Když jsem neotevřela, bála jsem se, že ji přišli odvézt."),),
        questions=(
            Question("unclear", "plán", "Co znamená, že se plán v prosinci přehodnotí?", -6,
                     ("granted", "Sejdeme se nad plánem ještě jednou a společně řekneme, co pomohlo a co změníme. Nic se tím "
                      "nekončí.", ""), -4),
            Question("correction", "zápis ze schůzky v říjnu", "Na té schůzce jsem byla. Odešla jsem až ke konci, kvůli práci.", -2),
        ),
        withheld=(("entry", "third", "Týká se jiné rodiny, která o to nežádala."),),
    ),
)  # fmt: skip

"""Leeds: child protection, family support and a youth club around Maya, who stays with her mother and Joe."""

from samspil.story.script import (
    Agreed,
    Card,
    Child,
    Circle,
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
    Tied,
    Tried,
    Unfinished,
    Verdict,
    Worker,
)

HOUSES = (
    House("child-protection-east", "Child Protection East Leeds", "child_protection", "GB", "Leeds", "CP",
          ("statutory_child_protection",), public=True, young=True, teams=("Harehills", "Looked-after children")),
    House("family-support-bridge", "Family Support Bridge", "family_support", "GB", "Leeds", "FS", ("family_support",),
          tone="b", public=True),
    House("harehills-youth-club", "Harehills Youth Club", "youth_club", "GB", "Leeds", "YC", ("low_threshold_youth_work",),
          tone="w", young=True),
)  # fmt: skip

WORKERS = (
    Worker("priya", "Priya Shah", "child-protection-east", "worker",
           "Social worker for 24 children. Maya's plan is in week five of twelve.",
           team="Harehills"),
    Worker("ruby", "Ruby Ashworth", "child-protection-east", "lead", team="Looked-after children"),
    Worker("mark", "Mark Allen", "child-protection-east", "lead",
           "Team manager. Gives out new requests and brings the statutory return in.",
           team="Harehills"),
    Worker("lena", "Lena Fox", "family-support-bridge", "worker",
           "Works with Maya's mother at home and decides what to share."),
    Worker("omar", "Omar Idris", "harehills-youth-club", "youth_worker",
           "Youth worker. Maya comes freely; there is no duty to report visits.", also=(("family-support-bridge", "worker"),)),
    Worker("gill", "Gill Hargreaves", "child-protection-east", "administrator",
           also=(("family-support-bridge", "administrator"), ("harehills-youth-club", "administrator"),)),
    Worker("nadia", "Nadia Rahman", "child-protection-east", "protection",
           also=(("family-support-bridge", "protection"), ("harehills-youth-club", "protection"),)),
)  # fmt: skip

CIRCLE = Circle(
    "priya", -20,
    bonds=(
        ("ruth", "kate", "mother", None), ("sam", "kate", "father", None), ("ruth", "bea", "mother", None),
        ("sam", "bea", "father", None), ("ruth", "sam", "partner", None), ("kate", "joe", "mother", None),
        ("dan", "joe", "father", None), ("kate", "dan", "partner", -420),
    ),
    home=("one home", ("", "kate", "joe"), -21),
    ties=(
        Tied("priya", -300, "strong", "both", "daily", who="kate", last_day=0, consent="agrees", wish="wants"),
        Tied("priya", -300, "strong", "both", "weekly", who="ruth", last_day=-2, note="Fridays, and nights in need",
             consent="agrees", wish="wants"),
        Tied("priya", -300, "ordinary", "both", "daily", who="joe", last_day=0),
        Tied("omar", -200, "strong", "both", "daily", who="aisha", role="best friend", last_day=-1),
        Tied("priya", -120, "broken", "none", "never", who="dan", last_day=-71, note="no contact, by court order"),
        Tied("priya", -250, "ordinary", "gets", "seldom", who="bea", last_day=-62, later=((-30, "weak", "none"),)),
        Tied("priya", -80, "ordinary", "gives", "daily", name="Ms Brook", role="teacher", sphere="work", last_day=0,
             later=((-9, "strong", "gives"),)),
        Tied("lena", -24, "ordinary", "both", "weekly", who="ines", to="kate", role="neighbour", last_day=-1),
        Tied("lena", -45, "ordinary", "gives", "weekly", name="Lena Fox", role="family support", to="kate", sphere="work",
             last_day=-1),
        Tied("omar", -40, "ordinary", "gives", "weekly", name="Omar", role="youth club", sphere="work", last_day=-3),
        Tied("priya", -200, "ordinary", "gives", "daily", name="Little Oaks", role="nursery, Joe", to="joe", sphere="work",
             last_day=0),
        Tied("priya", -70, "tense", "none", "monthly", name="Housing office", role="heating", to="kate", sphere="work",
             last_day=-4),
        Tied("priya", -42, "ordinary", "gives", "daily", name="Mrs Hall", role="crisis carer", sphere="work", last_day=-21,
             later=((-21, "", ""),)),
    ),
)  # fmt: skip

MAYA = Child(
    key="maya", given="Maya", family="Thompson", born=(9, 5, 2), sex="female",
    house="child-protection-east", competence="statutory_child_protection", worker="priya",
    place="home", place_text="with her mother and Joe", place_since_day=-21, opened_day=-50,
    next_day=2, next_time="15:30", next_what="Home visit, Lena Fox",
    languages=(("en", "fluently"), ("kri", "some")),
    kin=(
        Kin("kate", "Kate", "Thompson", "mother", "+44 7700 900114", "Ring after 15.00", 34),
        Kin("ruth", "Ruth", "Cole", "grandmother", "+44 7700 900121", "Fridays, nights in need", 63),
        Kin("dan", "Dan", "Thompson", "father", "", "No contact, court order", 37),
        Kin("joe", "Joe", "Thompson", "sibling", age=4, sex="male"),
        Kin("sam", "Sam", "Cole", "grandfather", age=66, sex="male", died_day=-2600),
        Kin("bea", "Bea", "Cole", "aunt_uncle", note="aunt, Hull", age=38, sex="female"),
        Kin("aisha", "Aisha", "Begum", "friend", age=9, sex="female"),
        Kin("ines", "Ines", "Duarte", "neighbour", age=45, sex="female", to="kate"),
    ),
    circle=CIRCLE,
    partners=(
        Partner("family-support-bridge", "family_support", "lena", "joint plan", since_day=-45),
        Partner("harehills-youth-club", "low_threshold_youth_work", "omar", "plan steps after school", since_day=-40,
                until_day=6),
    ),
    lines=(
        Line(-30, "11:00", "priya", "Twelve nights with grandmother after the heating failed; Kate asked for it herself.",
             kind="contact", mode="visit", minutes=40, for_all=True),
        Line(-14, "16:10", "lena", "Mornings go well now: clothes out the evening before, breakfast together. Bedtime is still "
             "a fight. Kate tried the two-choices idea twice and said it worked once.", kind="contact", mode="visit",
             minutes=55, shares=(("child-protection-east", "joint plan", "consent", 68),),
             tells=("visits", "situation", "course")),
        Line(-4, "15:40", "priya", "Maya stays at home; support continues for seven weeks. Reasons: safety points met since "
             "the third of the month, network agreed for Fridays and nights. Not chosen: a longer stay with grandmother, "
             "because Maya wants to be with Joe.", kind="decision", for_all=True),
        Line(-4, "09:15", "priya", "Call with the housing office about the broken heating. They promise an engineer by Tuesday; "
             "I ring back if not.", kind="contact", mode="phone", minutes=10),
        Line(-1, "11:05", "omar", "I want grandma to fetch me on Fridays, not the minibus. And I want to know before, not in "
             "the car.", kind="voice", voice_how="told at the club, read back to her", for_all=True),
        Line(-1, "17:10", "lena", "Bedtime: three quiet evenings of five. Kate is proud of it and so is Maya.", kind="contact",
             mode="visit", minutes=50, shares=(("child-protection-east", "joint plan", "consent", 68),),
             tells=("visits", "situation", "course")),
    ),
    agreed=(
        Agreed("lena", "kate", "child-protection-east", ("visits", "situation", "course"), "joint plan", "Mornings and bedtime",
               -40, 70),
    ),
    cards=(
        Card("fight", "presenting", "Bedtime ends in shouting most evenings", "observation", "kate", -30, "lena",
             leads_to=("tired",)),
        Card("tired", "perpetuating", "Everybody is tired and short in the morning", "observation", "kate", -30, "lena",
             leads_to=("late",)),
        Card("late", "perpetuating", "Late for school, so evenings are spent catching up", "fact", "school", -28, "priya",
             leads_to=("fight",)),
        Card("moves", "predisposing", "Three homes in two years", "fact", "kate", -30, "priya"),
        Card("heating", "precipitating", "The heating broke in October", "fact", "kate", -30, "priya"),
        Card("gran", "protective", "Grandmother lives ten minutes away and wants to help", "fact", "ruth", -28, "lena"),
        Card("table", "protective", "Moved herself to the front table", "observation", "school", -5, "priya"),
        Card("joe", "protective", "\u201cI look after Joe\u201d", "opinion", "child", -20, "omar"),
        Card("worse", "predicting", "Nothing changes: back with grandmother by Christmas", "opinion", "Priya", -28, "priya"),
    ),
    hypothesis=Hypothesis(
        "Tiredness feeds itself: late nights, late mornings, homework at night.",
        "Two choices at bedtime, grandmother on Fridays, the school lets old homework go.",
        "Four quiet evenings a week by the end of January.",
        ("fight", "tired", "late"), "priya",
    ),
    tried=(Tried("Minibus to school", "last spring", False, "It came at a different time every day.", "priya"),),
    gatherings=(
        Gathering(-26, "14:00", 60, "forum", "Agree who helps with evenings", "Civic Hall, room 4", "priya",
                  (("priya", "facilitator", "yes"), ("lena", "presenter", "yes"), ("omar", "minute_taker", "yes"),
                   ("kate", "parent", "yes"),
                   ("ruth", "participant", "yes")), held=True,
                  decisions=(Verdict("Support at home for twelve weeks.", "Kate asked for it; grandmother backs it.",
                                     "family_support", "lena"),),
                  record="Everybody invited came. Kate spoke first."),
        Gathering(3, "10:00", 60, "review", "What has changed since week one, what we keep", "Civic Hall, room 4", "priya",
                  (("lena", "participant", "yes"), ("omar", "participant", "waiting"), ("kate", "parent", "yes"))),
    ),
    plan=Plan(
        by="priya", review_day=-2, day=-25,
        looked=(-3, (0, 1), "Bedtime is calm four evenings of seven; every morning of the week worked.", 52),
        goals=(
            Goal("Evenings are calm", "Quiet evenings a week: 1 then, 4 wanted",
                levels=("No quiet evening", "1 quiet evening a week", "4 quiet evenings a week",
                        "5 quiet evenings", "6 or 7 quiet evenings"),
                comes_from="tired", steps=(
                Step("Bedtime: two choices every evening", "kate", 30, "doing", works_on="tired", rhythm="daily",
                     answers="yynyyyyyny", needs="Nothing but patience", needs_there=True),
                Step("Show the two-choices idea at home", "lena", -15, "done", "family-support-bridge", "family_support",
                     done_day=-16, works_on="tired"),
                Step("Grandmother picks up on Fridays", "ruth", 3, "open", note="said yes"),
            )),
            Goal("Mornings work", "Breakfast together on school days: 9 of 10",
                levels=("Breakfast on 2 days of 10 or fewer", "3 to 5 days of 10", "9 days of 10",
                        "10 of 10 for a week", "10 of 10 for a month"),
                comes_from="late", steps=(
                Step("Breakfast together on school days", "kate", -8, "done", done_day=-8, note="9 of 10 mornings",
                     works_on="tired"),
                Step("Heating repaired", "priya", -12, "open", "child-protection-east", "statutory_child_protection"),
                Step("School lets old homework go", "priya", -12, "done", "child-protection-east",
                     "statutory_child_protection", done_day=-12, works_on="late"),
                Step("A place at the homework table on Mondays", "omar", -6, "done", "harehills-youth-club",
                     "low_threshold_youth_work", done_day=-6, works_on="late"),
            )),
        ),
        agreements=(("kate", "agrees", ""), ("child", "agrees", "if I know before"), ("dan", "not_asked", "court order")),
    ),
    street="Invented Terrace 7", city="Leeds", protected=True,
)  # fmt: skip

NOAH = Child(
    key="noah", given="Noah", family="Khan", born=(14, 9, 9), sex="male",
    house="child-protection-east", competence="statutory_child_protection", worker="",
    place="foster", place_text="short-term foster family", place_since_day=-12, opened_day=-12, next_day=1,
    next_what="First visit in the foster family",
    kin=(Kin("aunt", "Sana", "Khan", "aunt_uncle", "+44 7700 900133", age=41),),
)  # fmt: skip

ELLA = Child(
    key="ella", given="Ella", family="Wright", born=(3, 2, 20), sex="female",
    house="child-protection-east", competence="statutory_child_protection", worker="priya",
    place="relatives", place_text="with her aunt", place_since_day=-70, opened_day=-80, next_day=-2, next_what="Ring the aunt",
    cards=(
        Card("apart", "presenting", "Ella asks every evening when her mother comes", "observation", "aunt", -20, "priya"),
        Card("shifts", "perpetuating", "Her mother's shifts change every week", "fact", "aunt", -20, "priya"),
    ),
    kin=(Kin("aunt", "Jo", "Wright", "aunt_uncle", "+44 7700 900140", age=29),),
    lines=(Line(-9, "10:30", "priya", "Ella sleeps through. Her aunt asks about nursery.", kind="contact", mode="visit",
                minutes=35),),
)  # fmt: skip

LEEDS = Scene(
    language="en",
    houses=HOUSES,
    workers=WORKERS,
    children=(MAYA, NOAH, ELLA),
    requests=(
        Request(0, "child-protection-east", "institution", "day",
                "A girl at our club says she does not want to go home tonight. She would like somebody to ring her.", 0,
                child_name="A. B.", child_age="13", sender="harehills-youth-club", by="omar"),
        Request(-5, "child-protection-east", "family", "when_possible",
                "My sister's two boys have nobody at home after school. We would take them on Wednesdays, whom do we ask?", 3,
                asker_name="an aunt", asker_contact="aunt@example.org", child_age="7 and 9"),
    ),
    drafts=(Unfinished("priya", "maya", "Rang school at 8.20. Maya has been in every day this week and asked herself to move "
                       "to the front table. Her teacher would like to", 0),),
)  # fmt: skip

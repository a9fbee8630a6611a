"""Words about people. "Not known" is a value of its own, apart from "not asked" (empty)."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Sex(models.TextChoices):
    FEMALE = "female", _("female")
    MALE = "male", _("male")
    OTHER = "other", _("other")
    NOT_KNOWN = "not_known", _("not known")


class Birth(models.TextChoices):
    """How well the date of birth is known."""

    EXACT = "exact", _("known")
    ABOUT = "about", _("about")
    EXPECTED = "expected", _("expected, not yet born")
    NOT_KNOWN = "not_known", _("not known")


class BondKind(models.TextChoices):
    """What the first person is to the second."""

    MOTHER = "mother", _("mother")
    FATHER = "father", _("father")
    ADOPTIVE_PARENT = "adoptive_parent", _("adoptive parent")
    STEP_PARENT = "step_parent", _("step-parent")
    FOSTER_CARER = "foster_carer", _("foster carer")
    GUARDIAN = "guardian", _("guardian")
    GRANDMOTHER = "grandmother", _("grandmother")
    GRANDFATHER = "grandfather", _("grandfather")
    SIBLING = "sibling", _("sibling")
    HALF_SIBLING = "half_sibling", _("half-sibling")
    TWIN = "twin", _("twin")
    IDENTICAL_TWIN = "identical_twin", _("identical twin")
    AUNT_UNCLE = "aunt_uncle", _("aunt or uncle")
    RELATIVE = "relative", _("relative")
    PARTNER = "partner", pgettext_lazy("of a couple", "partner")
    EX_PARTNER = "ex_partner", _("former partner")
    FRIEND = "friend", _("friend")
    NEIGHBOUR = "neighbour", _("neighbour")
    TEACHER = "teacher", _("teacher")
    OTHER = "other", pgettext_lazy("bond", "other")


SHE_IS = {
    BondKind.ADOPTIVE_PARENT: pgettext_lazy("she is", "adoptive mother"), BondKind.STEP_PARENT: pgettext_lazy("she is", "stepmother"),
    BondKind.FOSTER_CARER: pgettext_lazy("she is", "foster carer"), BondKind.SIBLING: pgettext_lazy("she is", "sister"),
    BondKind.HALF_SIBLING: pgettext_lazy("she is", "half-sister"), BondKind.TWIN: pgettext_lazy("she is", "twin sister"),
    BondKind.IDENTICAL_TWIN: pgettext_lazy("she is", "identical twin"), BondKind.AUNT_UNCLE: pgettext_lazy("she is", "aunt"),
    BondKind.PARTNER: pgettext_lazy("she is", "partner"), BondKind.EX_PARTNER: pgettext_lazy("she is", "former partner"),
    BondKind.FRIEND: pgettext_lazy("she is", "friend"), BondKind.NEIGHBOUR: pgettext_lazy("she is", "neighbour"),
    BondKind.TEACHER: pgettext_lazy("she is", "teacher"),
}  # fmt: skip
HE_IS = {
    BondKind.ADOPTIVE_PARENT: pgettext_lazy("he is", "adoptive father"), BondKind.STEP_PARENT: pgettext_lazy("he is", "stepfather"),
    BondKind.FOSTER_CARER: pgettext_lazy("he is", "foster carer"), BondKind.SIBLING: pgettext_lazy("he is", "brother"),
    BondKind.HALF_SIBLING: pgettext_lazy("he is", "half-brother"), BondKind.TWIN: pgettext_lazy("he is", "twin brother"),
    BondKind.IDENTICAL_TWIN: pgettext_lazy("he is", "identical twin"), BondKind.AUNT_UNCLE: pgettext_lazy("he is", "uncle"),
    BondKind.PARTNER: pgettext_lazy("he is", "partner"), BondKind.EX_PARTNER: pgettext_lazy("he is", "former partner"),
    BondKind.FRIEND: pgettext_lazy("he is", "friend"), BondKind.NEIGHBOUR: pgettext_lazy("he is", "neighbour"),
    BondKind.TEACHER: pgettext_lazy("he is", "teacher"),
}  # fmt: skip


def bond_words(kind: str, sex: str) -> Any:
    """What somebody is, in the words for a woman or a man where that is known."""
    words = {"female": SHE_IS, "male": HE_IS}.get(sex, {})
    return words.get(BondKind(kind), BondKind(kind).label)


PARENTS = (BondKind.MOTHER, BondKind.FATHER)
FORBEARS = {
    BondKind.MOTHER: 1, BondKind.FATHER: 1, BondKind.ADOPTIVE_PARENT: 1, BondKind.GRANDMOTHER: 2, BondKind.GRANDFATHER: 2,
}  # fmt: skip
"""Who comes before somebody in the family, and by how many generations. Nobody comes before themselves."""
KIN = (
    *FORBEARS, BondKind.STEP_PARENT, BondKind.FOSTER_CARER, BondKind.SIBLING, BondKind.HALF_SIBLING, BondKind.TWIN,
    BondKind.IDENTICAL_TWIN, BondKind.AUNT_UNCLE, BondKind.RELATIVE, BondKind.PARTNER, BondKind.EX_PARTNER,
)  # fmt: skip
"""What belongs on a family tree. The others are people around the family."""


class Likely(models.TextChoices):
    """How likely two records are one human being."""

    VERY_LIKELY = "very_likely", _("very likely")
    POSSIBLE = "possible", _("possible")


FEATURES = {
    "family": _("Family name"), "given": _("First name"), "born": _("Date of birth"), "sex": _("Sex"), "phone": _("Phone"),
    "email": _("E-mail"),
}  # fmt: skip
"""What two records are compared by, in the order in which it is shown."""

LEVELS = {
    "same": pgettext_lazy("comparing", "the same"), "sounds": pgettext_lazy("comparing", "another spelling"),
    "short": pgettext_lazy("comparing", "short form"), "ending": pgettext_lazy("comparing", "another ending"),
    "nearly": pgettext_lazy("comparing", "a letter apart"), "part": pgettext_lazy("comparing", "partly the same"),
    "similar": pgettext_lazy("comparing", "similar"), "swapped": pgettext_lazy("comparing", "names swapped"),
    "digit": pgettext_lazy("comparing", "one digit apart"), "turned": pgettext_lazy("comparing", "digits swapped"),
    "year": pgettext_lazy("comparing", "the same year"), "differs": pgettext_lazy("comparing", "differs"),
    "unknown": pgettext_lazy("comparing", "not known for both"),
}  # fmt: skip
DIFFERS, UNSAID = "differs", "unknown"


class Speaks(models.TextChoices):
    FLUENTLY = "fluently", _("fluently")
    SOME = "some", _("some")
    INTERPRETER = "interpreter", _("with an interpreter")
    NOT_KNOWN = "not_known", _("not known")


UNKNOWN = "und"
"""The language tag for one that nobody has found out yet (RFC 5646)."""

LANGUAGES = {
    "en": _("English"), "nl": _("Dutch"), "da": _("Danish"), "cs": _("Czech"), "fi": _("Finnish"),
    "sq": _("Albanian"), "am": _("Amharic"), "ar": _("Arabic"), "bg": _("Bulgarian"), "et": _("Estonian"),
    "fa": _("Persian, Dari"), "fr": _("French"), "fy": _("Frisian"), "de": _("German"), "kl": _("Greenlandic"),
    "hu": _("Hungarian"), "kri": _("Krio"), "ku": _("Kurdish"), "pa": _("Punjabi"), "pl": _("Polish"), "pt": _("Portuguese"),
    "ro": _("Romanian"), "rom": _("Romani"), "ru": _("Russian"), "se": _("Sámi"), "sk": _("Slovak"),
    "so": _("Somali"), "es": _("Spanish"), "sv": _("Swedish"), "ti": _("Tigrinya"), "tr": _("Turkish"),
    "uk": _("Ukrainian"), "ur": _("Urdu"), "vi": _("Vietnamese"), "sgn": _("sign language"),
    UNKNOWN: pgettext_lazy("language", "not known"),
}  # fmt: skip
"""The languages a form offers; another one is kept by its code."""


NAME_PARTS = ("called", "given_name", "family_name")


def short_name(called: str, given_name: str, family_name: str) -> str:
    """First name and initial, as lists show children: "Tereza N.", "Daan de V."."""
    first = called or given_name
    words = family_name.split()
    if not (first and words):
        return first or family_name or "?"
    return " ".join([first, *words[: main_word(words)], f"{words[main_word(words)][0]}."])


def main_word(words: list[str]) -> int:
    """Which word of a family name it is known by: the third of "van den Berg"."""
    return next((n for n, word in enumerate(words) if word[0].isupper()), 0)

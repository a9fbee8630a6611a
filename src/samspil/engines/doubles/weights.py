"""What each level of agreement is worth, in bits: log2(how often among true doubles / how often among strangers).

The shares behind them are stated in the README. They are the same for everybody and are never learnt from people.
"""

from samspil.engines.doubles.problem import Band, Level

L = Level

BITS: dict[str, dict[Level, float]] = {
    "family": {
        L.SAME: 8, L.SOUNDS: 7, L.SWAPPED: 7, L.ENDING: 5, L.NEARLY: 6, L.PART: 5, L.SIMILAR: 2, L.DIFFERS: -4,
    },
    "given": {
        L.SAME: 6, L.SOUNDS: 5.5, L.SWAPPED: 5, L.SHORT: 4, L.NEARLY: 5, L.PART: 4, L.SIMILAR: 1, L.DIFFERS: -5,
    },
    "born": {L.SAME: 13, L.TURNED: 9, L.DIGIT: 7, L.YEAR: 4, L.DIFFERS: -6},
    "sex": {L.SAME: 1, L.DIFFERS: -5},
    "phone": {L.SAME: 9, L.DIGIT: 6, L.DIFFERS: -0.5},
    "email": {L.SAME: 12, L.DIFFERS: -0.5},
    "street": {L.SAME: 9, L.NEARLY: 7, L.DIFFERS: -1},
    "place": {L.SAME: 3, L.DIFFERS: -1},
}  # fmt: skip
FEATURES = tuple(BITS)

VERY_LIKELY = 20.0
POSSIBLE = 13.0


def total(features: tuple[tuple[str, Level], ...]) -> float:
    """The bits of what is known; what is unknown adds nothing."""
    return sum(BITS[name].get(level, 0.0) for name, level in features)


def band_of(features: tuple[tuple[str, Level], ...]) -> Band | None:
    """Which band, if any. Some things keep a pair from "very likely" whatever else agrees: twins and other brothers and
    sisters (another first name), a father and a son of one name (another birth), a couple (another sex)."""
    bits, said = total(features), dict(features)
    if bits < POSSIBLE or _another(said):
        return None
    apart = L.DIFFERS in (said["given"], said["born"], said["sex"])
    return Band.POSSIBLE if apart or bits < VERY_LIKELY else Band.VERY_LIKELY


def _another(said: dict[str, Level]) -> bool:
    """Under one roof share much without being one: with another first name the day of birth must be the same."""
    return said["given"] == L.DIFFERS and said["born"] not in (L.SAME, L.TURNED)

"""Which people are worth comparing: those who share at least one key. Nobody is compared with everybody."""

from collections.abc import Iterator

from samspil.engines.doubles import spelling
from samspil.engines.doubles.compare import Ready
from samspil.engines.doubles.nicknames import full_names


def keys(person: Ready) -> set[str]:
    """A slip in one place leaves at least one of these the same."""
    names = {*person.given, *person.family, *person.called}
    stems = sorted({spelling.stem(w) for w in names if len(w) > 1})
    found: set[str] = set()
    found.update(_of_names(person))
    if len(person.born) == 8:
        found.update(_of_birth(person.born, stems))
    if len(person.born) >= 4:
        found.update(f"y{person.born[:4]}{s}" for s in stems)
    if len(person.phone) >= 6:
        found.add("p" + person.phone)
    if person.email:
        found.add("e" + person.email)
    if person.street:
        street = "".join(sorted(person.street))
        found.update(f"s{street}|{s[:1]}" for s in stems)
    return found


def _of_names(person: Ready) -> Iterator[str]:
    """Both names, in either order, short forms under the full ones; then each with the beginning of the other."""
    given = {spelling.sound(f) for w in (*person.given[:2], *person.called[:1]) for f in full_names(w)}
    family = {spelling.stem(w) for w in person.family}
    for one in given:
        for other in family:
            yield "n" + "|".join(sorted((spelling.stem(one), other)))
            yield f"g{one}|{other[:3]}"
            yield f"f{other}|{one[:2]}"
            yield "h" + "|".join([*sorted((one[:3], other[:3])), person.born[:4]])


def _of_birth(born: str, stems: list[str]) -> Iterator[str]:
    """The day, also with day and month in each other's place, with the beginning of any name."""
    day = born[:4] + "".join(sorted(born[4:]))
    for beginning in {s[:1] for s in stems} or {""}:
        yield f"b{day}{beginning}"
    yield from (f"m{born[4:]}{s}" for s in stems)


def pairs(everybody: list[Ready], *, largest: int) -> tuple[set[int], int]:
    """Pairs of places in the list, each as one number (first * how many there are + second), which takes a third of
    the memory; and how many blocks were too large to use."""
    blocks: dict[str, list[int]] = {}
    for place, person in enumerate(everybody):
        for key in keys(person):
            blocks.setdefault(key, []).append(place)
    found: set[int] = set()
    left_out = 0
    for block in blocks.values():
        if len(block) < 2:
            continue
        for part in [block] if len(block) <= largest else _by_year(block, everybody):
            if len(part) > largest:
                left_out += 1
                continue
            found.update(_among(part, len(everybody)))
    return found, left_out


def _by_year(block: list[int], everybody: list[Ready]) -> list[list[int]]:
    years: dict[str, list[int]] = {}
    for place in block:
        years.setdefault(everybody[place].born[:4], []).append(place)
    return list(years.values())


def _among(block: list[int], count: int) -> Iterator[int]:
    for n, one in enumerate(block):
        for other in block[n + 1 :]:
            yield one * count + other


def with_one(everybody: list[Ready], only: str) -> set[int]:
    """Everybody with one person; for a few who were chosen already."""
    wanted = [n for n, p in enumerate(everybody) if p.key == only]
    count = len(everybody)
    return {min(n, w) * count + max(n, w) for w in wanted for n in range(count) if n != w}

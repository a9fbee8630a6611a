"""Whether somebody would come before themselves."""

from collections.abc import Iterable


def circle(forebears: Iterable[tuple[str, str]], older: str, younger: str) -> tuple[str, ...]:
    """`forebears` are (older, younger). When `younger` already comes before `older`: the shortest chain from the one to
    the other, both named; else nothing. Same input, same answer."""
    below: dict[str, list[str]] = {}
    for above, under in sorted(set(forebears)):
        below.setdefault(above, []).append(under)
    came_from: dict[str, str] = {younger: ""}
    queue = [younger]
    for person in queue:
        if person == older:
            return _chain(came_from, older)
        for under in below.get(person, ()):
            if under not in came_from:
                came_from[under] = person
                queue.append(under)
    return ()


def _chain(came_from: dict[str, str], last: str) -> tuple[str, ...]:
    chain = [last]
    while came_from[chain[-1]]:
        chain.append(came_from[chain[-1]])
    return tuple(reversed(chain))

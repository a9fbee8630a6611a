"""The table: every family in one of three lists, and the order of each, which means nothing."""

from collections.abc import Iterable
from hashlib import blake2b

from samspil.engines.criteria.hard import CONDITIONS
from samspil.engines.criteria.problem import Cell, Family, Mark, Row, Search, Standing, Table
from samspil.engines.criteria.soft import answer


def order(search: str, family: str) -> bytes:
    """Where a family stands within a search: the same each time, and nothing about the family or the child."""
    return blake2b(family.encode(), key=search.encode()[:64], digest_size=8).digest()


def compare(search: Search, families: Iterable[Family]) -> Table:
    """Each family beside each condition and criterion. Linear in the families; the order in which they come is forgotten."""
    lists: dict[Standing, list[tuple[bytes, str, Row]]] = {each: [] for each in Standing}
    for family in families:
        row = _row(search, family)
        lists[row.standing].append((order(search.key, family.key), family.key, row))
    found, ask, out = (tuple(row for _o, _k, row in sorted(lists[each])) for each in Standing)
    return Table(found, ask, out)


def _row(search: Search, family: Family) -> Row:
    today = search.today
    cells = tuple([answer(c, family, today) for c in search.criteria])
    musts = [cell for c, cell in zip(search.criteria, cells, strict=True) if c.must]
    hard = [condition(search, family) for condition in CONDITIONS]
    return Row(family.key, _standing([*hard, *musts]), tuple(hard), cells)


def _standing(cells: list[Cell]) -> Standing:
    """A must that is only partly met is not met; unknown is asked, unless something else speaks against it anyway."""
    marks = {cell.mark for cell in cells}
    if Mark.NOT in marks or Mark.PARTLY in marks:
        return Standing.OUT
    return Standing.ASK if Mark.UNKNOWN in marks else Standing.IN

"""Places along a row: as near as possible to where each would like to be, with room for all."""

from collections.abc import Sequence


def spread(wanted: Sequence[float], widths: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Middles in the given order, each at least half of both widths from the next, closest to `wanted` by weighted
    squares: after taking off the room before each, that is isotonic regression, solved by pooling."""
    if not wanted:
        return []
    offsets = [0.0]
    for n in range(1, len(widths)):
        offsets.append(offsets[-1] + (widths[n - 1] + widths[n]) / 2)
    pools: list[tuple[float, float, int]] = []
    for want, offset, weight in zip(wanted, offsets, weights, strict=True):
        mean, heavy, count = want - offset, weight, 1
        while pools and pools[-1][0] > mean:
            before, load, many = pools.pop()
            mean = (before * load + mean * heavy) / (load + heavy)
            heavy, count = heavy + load, count + many
        pools.append((mean, heavy, count))
    flat = [mean for mean, _load, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(flat, offsets, strict=True)]

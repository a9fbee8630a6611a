"""What became of every change that the server took: is it on the board, or in the history of its card?

Run as ``python -m bench.board_site.reckon JOURNAL``; the journal is a JSON file of accepted changes. Prints one JSON line.
"""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any


def main(journal: list[dict[str, Any]], map_id: str) -> dict[str, Any]:
    import django

    django.setup()
    from samspil.formulations.models import Factor, FactorVersion, Map
    from samspil.ground import fence

    with fence.lifted("a benchmark counts what stands"):
        cards = {str(c.pk): c for c in Factor.objects.filter(map_id=map_id)}
        said: dict[str, set[str]] = {id: {card.text} for id, card in cards.items()}
        for old in FactorVersion.objects.filter(factor__map_id=map_id):
            said[str(old.factor_id)].add(old.text)
        everywhere = {text for texts in said.values() for text in texts}
        lost = [
            change
            for change in journal
            if change["kind"] != "move"
            and change["text"] not in (said.get(change["card"], set()) if change["card"] else everywhere)
        ]
        places = Counter((c.field, c.position) for c in cards.values() if c.removed_at is None)
        twice = [place for place, count in places.items() if count > 1]
        revision = Map.objects.get(pk=map_id).revision
    return {"lost": len(lost), "places taken twice": len(twice), "revision": revision, "cards": len(cards)}


if __name__ == "__main__":
    told = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    print(json.dumps(main(told["changes"], told["map"])))

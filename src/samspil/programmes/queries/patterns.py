"""What a new programme takes over from an older one: its shape, without people, money or what was said."""

from samspil.programmes.models import Programme
from samspil.programmes.terms import Pattern, State


def pattern_of(programme: Programme) -> Pattern:
    """As the municipality stands that joined last of those still in it, or of all: form, elements, agreed roles, rhythm."""
    parts = list(programme.participations.order_by("-joined_on", "-id"))
    part = next((p for p in parts if p.left_on is None), parts[0] if parts else None)
    if part is None:
        return dict(programme.pattern)
    variant = part.variants.order_by("-version").first()
    elements = {}
    for row in part.elements.order_by("version"):
        elements[row.code] = {"on": row.on, "how": row.how}
    divisions = list(part.divisions.order_by("-version").prefetch_related("tasks"))
    division = next((d for d in divisions if d.state == State.AGREED), divisions[0] if divisions else None)
    return {
        "form": variant.form if variant else programme.pattern["form"],
        "moves": bool(variant and variant.moves),
        "elements": elements,
        "tasks": [[t.text, t.shares] for t in division.tasks.all()] if division else [],
        "rhythms": [[r.what, r.one, r.other, r.months] for r in part.rhythms.order_by("since", "id") if r.until == part.left_on],
    }  # fmt: skip

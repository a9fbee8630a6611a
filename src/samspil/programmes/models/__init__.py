"""Tables of programmes."""

from samspil.programmes.models.money import Funding, Spending
from samspil.programmes.models.programme import Element, Participation, Partner, Programme, Variant
from samspil.programmes.models.roles import Division, Due, Rhythm, Task

__all__ = [
    "Division", "Due", "Element", "Funding", "Participation", "Partner", "Programme", "Rhythm", "Spending", "Task", "Variant",
]  # fmt: skip

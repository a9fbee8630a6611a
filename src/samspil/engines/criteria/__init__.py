"""One child, or siblings, beside all families: what is met, partly, not and unknown, and why a family is out."""

from samspil.engines.criteria.hard import age, apart, bans, birthday
from samspil.engines.criteria.problem import (
    HARD,
    Apart,
    Approval,
    Asks,
    Ban,
    Cell,
    Check,
    Child,
    Criterion,
    Fact,
    Family,
    Mark,
    Point,
    Row,
    Search,
    Standing,
    Table,
)
from samspil.engines.criteria.soft import STALE, STEPS, step
from samspil.engines.criteria.splitting import Contradiction, Way, contradictions, ways
from samspil.engines.criteria.table import compare, order

__all__ = [
    "HARD", "STALE", "STEPS", "Apart", "Approval", "Asks", "Ban", "Cell", "Check", "Child", "Contradiction",
    "Criterion", "Fact", "Family", "Mark", "Point", "Row", "Search", "Standing", "Table", "Way", "age", "apart", "bans",
    "birthday",
    "compare", "contradictions", "order", "step", "ways",
]  # fmt: skip

"""The door of exchange: statutory returns and lists, in and out."""

from samspil.exchange.bridge import (
    TABLE_NAMES,
    Reading,
    ShownTable,
    from_the_return,
    new_breaks,
    read_return,
)
from samspil.exchange.operations import (
    TYPES,
    FamilyPlan,
    Plan,
    Sheet,
    accept,
    accept_families,
    accept_list,
    accept_return,
    begin,
    bring,
    carry_on,
    columns_from,
    columns_of,
    compose_list,
    compose_return,
    discard,
    finish,
    foresee_return,
    guessed,
    harmless,
    look,
    plan_families,
    plan_list,
    read_sheet,
    report_of,
    stop,
    sweep,
    template,
)
from samspil.exchange.operations.erasing import erase
from samspil.exchange.policy import who_could_run
from samspil.exchange.queries import (
    Foreseen,
    group,
    has_rows,
    in_hand,
    panel,
    reason,
    run,
    running,
    runs,
    stuck,
)

__all__ = [
    "TABLE_NAMES", "TYPES", "FamilyPlan", "Foreseen", "Plan", "Reading", "Sheet", "ShownTable", "accept",
    "accept_families", "accept_list", "accept_return", "begin", "bring", "carry_on", "columns_from", "columns_of",
    "compose_list", "compose_return", "discard", "erase", "finish", "foresee_return", "from_the_return", "group",
    "guessed", "harmless", "has_rows", "in_hand", "look", "new_breaks", "panel", "plan_families", "plan_list",
    "read_return", "read_sheet", "reason", "report_of", "run", "running", "runs", "stop", "stuck", "sweep",
    "template", "who_could_run",
]  # fmt: skip

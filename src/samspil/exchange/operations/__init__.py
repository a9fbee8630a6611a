"""Writes of the exchange: bringing returns and lists in, and letting them out."""

from samspil.exchange.operations.bringing import accept, bring, carry_on, columns_from, discard, look, sweep
from samspil.exchange.operations.cells import harmless
from samspil.exchange.operations.columns import columns_of, guessed
from samspil.exchange.operations.families import FamilyPlan, accept_families, plan_families
from samspil.exchange.operations.leaving import compose_return
from samspil.exchange.operations.listing import TYPES, compose_list, template
from samspil.exchange.operations.lists import Plan, accept_list, plan_list
from samspil.exchange.operations.returns import accept_return, foresee_return
from samspil.exchange.operations.runs import begin, finish, stop
from samspil.exchange.operations.storing import report_of
from samspil.exchange.operations.tables import Sheet, read_sheet

__all__ = [
    "TYPES", "FamilyPlan", "Plan", "Sheet", "accept", "accept_families", "accept_list", "accept_return", "begin",
    "bring", "carry_on", "columns_from", "columns_of", "compose_list", "compose_return", "discard", "finish",
    "foresee_return", "guessed", "harmless", "look", "plan_families", "plan_list", "read_sheet", "report_of", "stop",
    "sweep", "template",
]  # fmt: skip

"""Reads of the network pictures, always for an actor."""

from samspil.ecomaps.queries.company import Company, company
from samspil.ecomaps.queries.network import Network, Present, network, snapshot
from samspil.ecomaps.queries.pieces import Home, Joint, Node, Snapshot, State, TieOn, TieRow
from samspil.ecomaps.queries.ties import arrangement, history, tie

__all__ = [
    "Company", "Home", "Joint", "Network", "Node", "Present", "Snapshot", "State", "TieOn", "TieRow", "arrangement", "company",
    "history", "network", "snapshot", "tie",
]  # fmt: skip

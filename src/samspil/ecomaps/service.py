"""The door of ecomaps: the people around a child as ecomap and family tree, drawn together by everybody at the table."""

from samspil.ecomaps.bridge import (
    Changed,
    Figures,
    Layout,
    Mark,
    Picture,
    between,
    csv_file,
    draw,
    figures,
    graphml_file,
    lay_out,
    marks,
    pdf_file,
    png_file,
)
from samspil.ecomaps.bridge.presenting import Presentation, for_presentation, sentences, title
from samspil.ecomaps.bridge.rows import Row, bonds, gone, rows
from samspil.ecomaps.operations import (
    Saying,
    arrange,
    arrange_automatically,
    end_tie,
    note_tie,
    say,
    take_back,
)
from samspil.ecomaps.operations.erasing import erase
from samspil.ecomaps.policy import can, may_draw, who_could
from samspil.ecomaps.queries import (
    Company,
    Network,
    Node,
    Present,
    Snapshot,
    TieOn,
    arrangement,
    company,
    history,
    network,
    snapshot,
    tie,
)

__all__ = [
    "Changed", "Company", "Figures", "Layout", "Mark", "Network", "Node", "Picture", "Present", "Presentation", "Row", "Saying",
    "Snapshot", "TieOn", "arrange", "arrange_automatically", "arrangement", "between", "bonds", "can", "company", "csv_file",
    "draw", "end_tie", "erase", "figures", "for_presentation", "gone", "graphml_file", "history", "lay_out", "marks", "may_draw",
    "network", "note_tie", "pdf_file", "png_file", "rows", "say", "sentences", "snapshot", "take_back", "tie", "title",
    "who_could",
]  # fmt: skip

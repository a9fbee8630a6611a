"""Where the people of a case meet the engines: their places, the picture, the figures, and the files to take along."""

from samspil.ecomaps.bridge.changes import Changed, Mark, between, marks
from samspil.ecomaps.bridge.counting import Figures, figures
from samspil.ecomaps.bridge.drawing import Picture, draw
from samspil.ecomaps.bridge.files import csv_file, graphml_file, pdf_file, png_file
from samspil.ecomaps.bridge.layout import Layout, lay_out

__all__ = [
    "Changed", "Figures", "Layout", "Mark", "Picture", "between", "csv_file", "draw", "figures", "graphml_file", "lay_out",
    "marks", "pdf_file", "png_file",
]  # fmt: skip

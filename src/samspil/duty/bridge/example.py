"""A busy day elsewhere, to see what load does where it decides: counted from one day of a bank's call centre in 1999.

Calls that reached the queue in each half hour from midnight. Counts of our own from the file that Guedj and Mandelbaum of the Technion
made public for research (SEELab, "Anonymous Bank"); the file has no formal licence, and none of its rows is kept here.
"""

HALF_HOURS = (
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 21, 32,
    48, 88, 96, 117, 105, 116, 110, 96, 80, 93, 77, 89, 65, 93, 88, 90,
    80, 82, 87, 77, 48, 39, 34, 27, 38, 42, 47, 35, 24, 28, 23, 19,
)  # fmt: skip
HANDLE = 3.23
"""Minutes that a call took, on average."""
PATIENCE = 6.01
"""Minutes of waiting in all, by those who hung up."""

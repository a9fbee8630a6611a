"""The tables of the shared file."""

from samspil.cases.models.crossing import EmergencyLook, Share
from samspil.cases.models.file import Case, Participation, Whereabouts
from samspil.cases.models.timeline import Entry, EntryVersion, LastLook

__all__ = [
    "Case",
    "EmergencyLook",
    "Entry",
    "EntryVersion",
    "LastLook",
    "Participation",
    "Share",
    "Whereabouts",
]

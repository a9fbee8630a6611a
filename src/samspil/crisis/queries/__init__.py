"""Reads of crisis, always for somebody."""

from samspil.crisis.queries.board import Board, Free, Row, areas, board, free_now, late, revision
from samspil.crisis.queries.clocks import Clock, calls, clocks, limits, moment, outside_office
from samspil.crisis.queries.copies import copies, copy_behind, copy_eyes
from samspil.crisis.queries.day import waiting
from samspil.crisis.queries.from_call import call_panel, key_of, known_from_call, of_call
from samspil.crisis.queries.one import Page, decision, get, of_case, own_children, page, panel, plan, voice
from samspil.crisis.queries.strip import Strip, strip
from samspil.crisis.queries.work import Work, goals_of, signs

__all__ = [
    "Board", "Clock", "Free", "Page", "Row", "Strip", "Work", "areas", "board", "call_panel", "calls", "clocks", "copies",
    "copy_behind", "copy_eyes", "decision", "free_now", "get", "goals_of", "key_of", "known_from_call", "late", "limits", "moment",
    "of_call", "of_case", "outside_office", "own_children", "page", "panel", "plan", "revision", "signs", "strip", "voice",
    "waiting",
]  # fmt: skip

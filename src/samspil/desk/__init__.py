"""Composed pages and the mounting of all rooms."""

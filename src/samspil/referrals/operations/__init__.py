"""Asking for help, and answering."""

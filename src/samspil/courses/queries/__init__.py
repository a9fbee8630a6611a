"""Reads of the training ledger."""

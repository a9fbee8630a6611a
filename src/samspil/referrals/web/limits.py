"""How often one address may ask, and try a code."""

ASKS = (20, 3600)
"""A club or a school shares one address, so this is wide: it stops floods, not people."""
CODES = (10, 600)

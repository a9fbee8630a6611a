"""What the visibility benchmark runs: a large database of many institutions, and two readers of it."""

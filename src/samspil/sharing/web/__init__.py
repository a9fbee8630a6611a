"""Pages of sharing: asking, answering, what may be told, what is shared with us."""

"""How many people a line needs, what few or no calls can tell, and whether two lines are better one."""

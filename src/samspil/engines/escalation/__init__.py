"""Who is rung next, and how a call ends: every state of a rota ends a call somewhere."""

"""Who is on duty when: a rota that keeps every rule, with its price and what no rota could undercut."""

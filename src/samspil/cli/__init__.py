"""The operator's commands: ``./samspil COMMAND``. One file per command; each is an edge that calls doors."""

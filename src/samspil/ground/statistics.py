"""PostgreSQL chooses its way through the tables by what it last counted in them; after much has come at once, that is wrong.

It counts again by itself, but minutes later, and a long import asks it all the time: with the counts of an empty house,
one question of an import took a hundred seconds instead of a tenth of one.
"""

from django.apps import apps
from django.db import connection

from samspil.ground import holding


def count_again(*rooms: str) -> None:
    """Let PostgreSQL count the tables of these rooms, also inside a transaction. SQLite counts when it changes shape."""
    if connection.vendor != "postgresql":
        return
    quoted = connection.ops.quote_name
    tables = [m._meta.db_table for room in rooms for m in apps.get_app_config(room).get_models()]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(map(quoted, holding.lying(tables)))}")

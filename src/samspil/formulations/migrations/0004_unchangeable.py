"""What was noted as one line is gone to the voices. The database itself refuses to change what was kept or stated."""

from django.db import migrations, models

WHOLE = ("mapversion", "finding", "vocabulary")
PARTS = {
    "hypothesis": ("map_id", "number", "keeps", "address", "achieve"),
    "familypage": ("map_id", "content"),
}
WORDS = "what was kept on a map is followed by something newer, never changed"


def refuse(apps, schema_editor):
    tables: dict[str, tuple[str, ...]] = {f"formulations_{name}": () for name in WHOLE}
    tables |= {f"formulations_{name}": parts for name, parts in PARTS.items()}
    if schema_editor.connection.vendor == "sqlite":
        for table, parts in tables.items():
            when = " OR ".join(f"OLD.{part} IS NOT NEW.{part}" for part in parts) or "1"
            schema_editor.execute(
                f"CREATE TRIGGER {table}_stands BEFORE UPDATE ON {table} WHEN {when} "
                f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            )
        return
    schema_editor.execute(
        "CREATE FUNCTION formulations_stands() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$BEGIN RAISE EXCEPTION '{WORDS}'; END$$"
    )
    for table, parts in tables.items():
        when = " OR ".join(f"OLD.{part} IS DISTINCT FROM NEW.{part}" for part in parts) or "true"
        schema_editor.execute(
            f"CREATE TRIGGER {table}_stands BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when}) "
            "EXECUTE FUNCTION formulations_stands()"
        )


class Migration(migrations.Migration):
    dependencies = [("formulations", "0003_carry_over")]
    operations = [
        migrations.RemoveField("factor", "contested"),
        migrations.AddConstraint(
            "hypothesis", models.UniqueConstraint(fields=["map", "number"], name="hypothesis_number_once")
        ),
        migrations.RunPython(refuse, migrations.RunPython.noop),
    ]

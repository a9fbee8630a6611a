from django.db import migrations


def forbid_change(apps, schema_editor):
    """The database itself refuses to change or remove an entry of the trail."""
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        for act in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER trail_no_{act.lower()} BEFORE {act} ON trail_entry "
                "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END"
            )
        return
    schema_editor.execute(
        "CREATE FUNCTION trail_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION 'the trail is append-only'; END$$"
    )
    schema_editor.execute(
        "CREATE TRIGGER trail_no_change BEFORE UPDATE OR DELETE ON trail_entry "
        "FOR EACH ROW EXECUTE FUNCTION trail_append_only()"
    )
    schema_editor.execute(
        "CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON trail_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION trail_append_only()"
    )


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(forbid_change, migrations.RunPython.noop)]

from django.db import migrations


def sort_keys_by_letter(apps, schema_editor):
    """Prefix search walks the index in plain code-point order; a language's collation would hide matches."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute('ALTER TABLE people_namekey ALTER COLUMN key TYPE varchar(42) COLLATE "C"')


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(sort_keys_by_letter, migrations.RunPython.noop)]

from django.db import migrations, models
from django.utils import timezone


def at_work(apps, schema_editor):
    """Institutions that worked before there was a preparation stay at work."""
    apps.get_model("institutions", "Institution").objects.update(live_since=timezone.now())


class Migration(migrations.Migration):
    dependencies = [("institutions", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="institution",
            name="live_since",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(at_work, migrations.RunPython.noop, elidable=True),
    ]

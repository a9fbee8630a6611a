from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("institutions", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="institution",
            name="live_since",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]

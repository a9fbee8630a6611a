from django.db import migrations, models


def noted_with_the_home(apps, schema_editor):
    """Whoever noted the home noted who lives in it."""
    homes = apps.get_model("people", "Household").objects.filter(pk=models.OuterRef("household"))
    stays = apps.get_model("people", "HouseholdMember").objects
    stays.update(noted_by=models.Subquery(homes.values("noted_by")[:1]))


class Migration(migrations.Migration):
    dependencies = [("people", "0005_protected_homes")]

    operations = [migrations.RunPython(noted_with_the_home, migrations.RunPython.noop)]

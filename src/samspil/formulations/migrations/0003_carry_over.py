"""Notes of another view become voices; every wording of a hypothesis gets its number and where it was put."""

from django.db import migrations


def carry_over(apps, schema_editor):
    names = ("Factor", "Differing", "Hypothesis", "Finding")
    Factor, Differing, Hypothesis, Finding = (apps.get_model("formulations", name) for name in names)
    for card in Factor.objects.exclude(contested="").iterator():
        Differing.objects.create(
            factor=card, voice="other", words=card.contested, institution_id=card.institution_id,
            author_id=card.changed_by_id, said_at=card.changed_at,
        )  # fmt: skip
    numbers: dict[object, int] = {}
    for said in Hypothesis.objects.order_by("map_id", "stated_at", "id"):
        numbers[said.map_id] = numbers.get(said.map_id, 0) + 1
        Hypothesis.objects.filter(pk=said.pk).update(number=numbers[said.map_id])
        Finding.objects.create(
            hypothesis=said, status=said.status, test_until=said.test_until, institution_id=said.institution_id,
            author_id=said.author_id, at=said.stated_at,
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("formulations", "0002_voices_words_findings")]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]

"""Who decides on quotes also merges people and parts them again."""

from django.db import migrations


def give(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    # Django makes permissions after all migrations have run; this one needs it now.
    content_type, _ = ContentType.objects.get_or_create(app_label="articles", model="person")
    permission, _ = Permission.objects.get_or_create(
        codename="merge_person",
        content_type=content_type,
        defaults={"name": "Can merge people and part them again"},
    )
    for role in ("editor", "publisher"):
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_told_apart_and_sure_mentions")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]

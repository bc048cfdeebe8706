"""Pictures and the quotes board are parts of an event like its summary: who drafts one makes them."""

from django.db import migrations

PARTS = ["picture", "telling"]
ACTIONS = ["add", "change", "delete", "view"]


def give(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    groups = [Group.objects.get_or_create(name=role)[0] for role in ("contributor", "editor", "publisher")]
    for model in PARTS:
        content_type, _ = ContentType.objects.get_or_create(app_label="articles", model=model)
        for action in ACTIONS:
            # Django makes permissions after all migrations have run; these are needed now.
            permission, _ = Permission.objects.get_or_create(
                codename=f"{action}_{model}",
                content_type=content_type,
                defaults={"name": f"Can {action} {model}"},
            )
            for group in groups:
                group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_quotes_board_and_pictures")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]

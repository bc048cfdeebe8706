"""A publisher is this desk's editor-in-chief: who may set what holds for all. Everybody sees stories."""

from django.db import migrations

GIVEN = {
    "contributor": ["view_story", "view_desksetting"],
    "editor": ["view_story", "view_desksetting"],
    "publisher": ["view_story", "view_desksetting", "add_desksetting", "change_desksetting"],
}


def give(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for role, codenames in GIVEN.items():
        group, _ = Group.objects.get_or_create(name=role)
        for codename in codenames:
            action, _, model = codename.partition("_")
            # Django makes permissions after all migrations have run; this one needs them now.
            content_type, _ = ContentType.objects.get_or_create(app_label="articles", model=model)
            verbose = {"desksetting": "desk settings"}.get(model, model)
            permission, _ = Permission.objects.get_or_create(
                codename=codename, content_type=content_type, defaults={"name": f"Can {action} {verbose}"}
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_stories_and_desk_settings")]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]

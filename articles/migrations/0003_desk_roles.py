"""The desk's three roles as groups. Each has all that the one before it has."""

from django.db import migrations

VIEWED_BY_ALL = [
    "article",
    "articleversion",
    "correction",
    "coverage",
    "creditname",
    "edition",
    "event",
    "feed",
    "finding",
    "link",
    "mention",
    "milestone",
    "participation",
    "passage",
    "person",
    "personname",
    "post",
    "quote",
    "source",
    "sourcedomain",
    "statement",
    "summarysentence",
]
EVENT_PARTS = ["coverage", "participation", "summarysentence", "finding", "milestone", "passage"]


def on(actions, models):
    return [f"{action}_{model}" for model in models for action in actions]


CONTRIBUTOR = [
    *on(["view"], VIEWED_BY_ALL),
    *on(["add", "change"], ["article", "event", "person", "personname"]),
    *on(["add"], ["articleversion", "link", "quote", "mention"]),
    *on(["add", "change", "delete"], EVENT_PARTS),
]
EDITOR = [
    *CONTRIBUTOR,
    *on(["add", "change"], ["source", "sourcedomain", "creditname", "feed", "statement", "post"]),
    *on(["change"], ["link", "quote", "mention"]),
    *on(["delete"], ["article", "event", "link", "quote", "mention", "statement"]),
    *on(["delete"], ["person", "personname", "post", "sourcedomain", "creditname", "feed"]),
    "decide_link",
    "decide_quote",
    "submit_event",
]
PUBLISHER = [*EDITOR, "publish_event", "correct_event", "withdraw_event"]

ROLES = {"contributor": CONTRIBUTOR, "editor": EDITOR, "publisher": PUBLISHER}
OWN_PERMISSIONS = {
    "decide_link": ("link", "Can decide how articles are related"),
    "decide_quote": ("quote", "Can confirm or reject quotes"),
    "submit_event": ("event", "Can submit an event for review"),
    "publish_event": ("event", "Can publish an event"),
    "correct_event": ("event", "Can correct a published event"),
    "withdraw_event": ("event", "Can withdraw a published event"),
}


def create_groups(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")

    def permission(codename):
        # Django makes permissions after all migrations have run; this one needs them now.
        model, name = OWN_PERMISSIONS.get(
            codename, (codename.partition("_")[2], f"Can {codename.replace('_', ' ')}")
        )
        content_type, _ = ContentType.objects.get_or_create(app_label="articles", model=model)
        return Permission.objects.get_or_create(
            codename=codename, content_type=content_type, defaults={"name": name}
        )[0]

    for role, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(*[permission(codename) for codename in codenames])


def delete_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_full_text_search"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_groups, delete_groups)]

"""Rows of editions from before lists told who was first, who ran whose text and which post was held: as their content has it.

Where it has nothing of it (who ran whose text is told in newer editions only), the row stays as it was.
"""

from django.db import migrations

ROWS = {"EditionPerson": ("people", ["role", "post"]), "EditionQuote": ("quotes", ["post"])}
FLOWS = ["is_first_report", "carriers", "text_of", "text_of_name"]


def first_report(articles):
    """The one article, if it is known, that was out before all others; `articles` are in that order."""
    known = [article["published"] for article in articles if article["published"]["value"]]
    timed = len(known) == len(articles) > 1 and known[0]["precision"] == "minute"
    return [articles[0]["id"]] if timed and all(known[0]["value"] < one["value"] for one in known[1:]) else []


def flows_of(content):
    flows = {key: {"is_first_report": True} for key in first_report(content["articles"])}
    for text in content.get("syndication", []):
        reports = {report["number"]: report for report in text["reports"]}
        for report in reports.values():
            origin = report["taken"] and reports[report["taken"]["origin"]]
            if not origin:
                continue
            flow = flows.setdefault(report["article"], {})
            flow.update(text_of=origin["source"], text_of_name=origin["source_name"])
            carried = flows.setdefault(origin["article"], {})
            carried["carriers"] = carried.get("carriers", 0) + 1
    return flows


def backfill(apps, schema_editor):
    Edition = apps.get_model("articles", "Edition")
    editions = Edition.objects.filter(editionarticle_rows__isnull=False).distinct()
    for edition in editions.only("content").iterator(chunk_size=100):
        flows = flows_of(edition.content)
        write(apps.get_model("articles", "EditionArticle"), edition, flows, FLOWS)
        for model, (part, fields) in ROWS.items():
            told = {one["id"]: {name: one.get(name, "") for name in fields} for one in edition.content[part]}
            write(apps.get_model("articles", model), edition, told, fields)


def write(model, edition, told, fields):
    changed = []
    for row in model.objects.filter(edition=edition.pk, key__in=[key for key in told if key is not None]):
        for name, value in told[row.key].items():
            setattr(row, name, value)
        changed.append(row)
    model.objects.bulk_update(changed, fields)


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_contributors_tell_and_picture")]

    operations = [migrations.RunPython(backfill, migrations.RunPython.noop)]

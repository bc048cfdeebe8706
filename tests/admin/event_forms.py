"""What the workbench of an event posts."""

from django.urls import reverse

from articles.admin.desk.workbench.head import as_stands
from articles.models import Coverage, Finding, Milestone, Participation, SummarySentence
from articles.models.deeds import token

SECTIONS = {
    Coverage: "coverage",
    Participation: "people",
    SummarySentence: "summary",
    Finding: "findings",
    Milestone: "timeline",
}
JSON = {"headers": {"accept": "application/json"}}


def page(event):
    return reverse("admin:articles_event_change", args=[event.pk])


def add_page():
    return reverse("admin:articles_event_add")


def new_event(**fields):
    return {
        "title": "Gate opens",
        "slug": "",
        "kind": "other",
        "place": "",
        "started_2": "",
        "ended_2": "",
    } | fields


def head_of(event, **changes):
    """The head as the page shows it now, with what is typed into it."""
    seen = {f"seen-{name}": value for name, value in as_stands(event).items()}
    shown = {"title": event.title, "slug": event.slug, "kind": event.kind, "place": event.place}
    unknown = {"started_2": "unknown", "ended_2": "unknown"}
    return {"lock_version": event.lock_version, **seen, **shown, **unknown, **changes}


def save_head(client, event, data, **kwargs):
    return client.post(reverse("admin:articles_event_save_head", args=[event.pk]), data, **kwargs)


def add_row(client, event, section, data, **kwargs):
    return client.post(reverse("admin:articles_event_add_row", args=[event.pk, section]), data, **kwargs)


def shown(row):
    """The form of a row as the page shows it now."""
    row = type(row).objects.get(pk=row.pk)
    fields = {"seen": token(row), "lock_version": row.event.lock_version}
    for name in ("text", "kind", "role", "note"):
        if hasattr(row, name):
            fields[name] = getattr(row, name)
    if isinstance(row, Milestone):
        fields["happened_2"] = "unknown"
    return fields


def on_row(client, deed, row, data=None, *, seen=None, **kwargs):
    """A deed on a row: `data` changes what the form has as it is shown now, or as it was `seen`."""
    url = reverse(f"admin:articles_event_{deed}", args=[row.event_id, SECTIONS[type(row)], row.pk])
    return client.post(url, (shown(row) if seen is None else seen) | (data or {}), **kwargs)


def save_row(client, row, data, **kwargs):
    return on_row(client, "save_row", row, data, **kwargs)

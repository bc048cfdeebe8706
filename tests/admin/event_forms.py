"""What the page of an event posts."""

from django.urls import reverse

FORMSETS = ["summary", "coverage", "participations", "findings", "milestones"]


def page(event):
    return reverse("admin:articles_event_change", args=[event.pk])


def form_of(event, **changes):
    data = {
        "title": event.title,
        "slug": event.slug,
        "kind": event.kind,
        "place": event.place,
        "started_2": "unknown",
        "ended_2": "unknown",
        "seen_version": event.lock_version,
    }
    for name in FORMSETS:
        data |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
    return data | changes


def row(formset, **fields):
    values = {f"{formset}-0-{name}": value for name, value in fields.items()}
    return {f"{formset}-TOTAL_FORMS": 1, f"{formset}-INITIAL_FORMS": 1 if "id" in fields else 0, **values}

"""What the event is, when and where. Two editors may change different fields of it at once; both changes stand."""

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Event
from articles.models.deeds import save_deed, what_happened
from articles.models.slugs import free_slug

from ...dates import PartialDateField, PartialDatesMixin
from .conflict import differences
from .section import Section

# What is changed together, by the field of the form that changes it.
TOGETHER = {
    "title": ["title"],
    "slug": ["slug"],
    "kind": ["kind"],
    "started": ["started_at", "started_precision"],
    "ended": ["ended_at", "ended_precision"],
    "place": ["place"],
    "embargo_until": ["embargo_until"],
}


def as_stands(event) -> dict[str, str]:
    """Each field of the head as text, to be sent back as what was seen."""
    return {
        name: " ".join("" if value is None else str(value) for value in _values(event, name))
        for name in TOGETHER
    }


def _values(event, name):
    return [getattr(event, attribute) for attribute in TOGETHER[name]]


class HeadForm(PartialDatesMixin, forms.ModelForm):
    partial_dates = {"started": ("started_at", "started_precision"), "ended": ("ended_at", "ended_precision")}
    started = PartialDateField()
    ended = PartialDateField()
    embargo_until = forms.SplitDateTimeField(
        required=False,
        help_text=Event._meta.get_field("embargo_until").help_text,
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": "Embargo until, day"},
            time_attrs={"type": "time", "aria-label": "Embargo until, time"},
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        ),
    )
    field_order = ["title", "slug", "kind", "started", "ended", "place", "embargo_until"]

    class Meta:
        model = Event
        fields = ["title", "slug", "kind", "place", "embargo_until"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.kept = as_stands(self.instance)
        self.standing = {name: _values(self.instance, name) for name in TOGETHER}

    @property
    def seen_fields(self):
        """Hidden: each field as this page shows it."""
        return [(f"seen-{name}", value) for name, value in self.kept.items()]

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("slug") and "title" in cleaned:
            cleaned["slug"] = free_slug(Event, cleaned["title"], otherwise="event")
        return cleaned

    def merge(self) -> list[str]:
        """Leaves on the event both what this editor and what others changed; returns where both changed one field."""
        mine, clashing = as_stands(self.instance), []
        for name, kept in self.kept.items():
            seen = self.data.get(f"seen-{name}")
            if seen is None:
                raise ValidationError("This page is incomplete. Open the event again and repeat the change.")
            if mine[name] == seen:
                for attribute, value in zip(TOGETHER[name], self.standing[name], strict=True):
                    setattr(self.instance, attribute, value)
            elif kept not in (seen, mine[name]):
                clashing.append(name)
        return clashing

    def brings_in_others(self) -> bool:
        """Whether a colleague changed what this page shows otherwise."""
        return any(self.data.get(f"seen-{name}") != kept for name, kept in self.kept.items())

    def differences(self, clashing):
        standing = HeadForm(instance=Event.objects.get(pk=self.instance.pk))
        labels = {self[name].label for name in clashing}
        return [one for one in differences(self, standing) if one.label in labels]

    def what_happened(self):
        return f"{what_happened(self.instance)} Nothing was written over it; what you typed is still here."

    def save_merged(self, user) -> bool:
        """Whether there was anything to save."""
        if as_stands(self.instance) == self.kept:
            return False
        self.instance.validate_constraints()
        self.instance.lock_version += 1
        save_deed(self.instance, user=user)
        return True


class HeadSection(Section):
    key, title = "head", "What, when and where"
    template = "admin/desk/workbench/head_section.html"
    parts = {
        "head-fields": "admin/desk/workbench/head.html",
        "event-title": "admin/desk/workbench/title.html",
        "event-facts": "admin/desk/workbench/facts.html",
    }

    @cached_property
    def form(self):
        refused = self.bench.refused
        if refused and refused.section == self.key:
            return refused.form
        return self.form_for(self.event)

    def form_for(self, event, data=None):
        return HeadForm(data, instance=event, auto_id="head-%s", label_suffix="")

    @property
    def refused(self):
        one = self.bench.refused
        return one if one and one.section == self.key else None

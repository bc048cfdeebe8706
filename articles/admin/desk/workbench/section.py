"""A section of the workbench: what it draws, of which rows, and by which form each row is changed.

A new one is a module beside this one with a subclass, its templates, and its place in registry.py.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.forms import Media

from articles.models import Event
from articles.models.deeds import AS_SUGGESTED, token
from articles.publishing.rows import keep

from .conflict import Difference


class Section:
    """`pane` is where it stands: "reports" (left), "page" (what readers get, middle) or "details" (right)."""

    key = ""
    title = ""
    pane = "page"
    template = ""

    def __init__(self, bench):
        self.bench = bench

    @property
    def event(self) -> Event:
        return self.bench.event

    @property
    def media(self) -> Media:
        return Media()

    @property
    def parts(self) -> dict[str, str]:
        """What a script puts in its place after a deed: templates by the id of the element they fill."""
        return {}


@dataclass
class RowAtHand:
    """A row as its form shows it. `differences` are what a colleague changed meanwhile, when the form was refused."""

    section: "RowsSection"
    row: Any
    form: Any
    place: int
    last: Any = None
    told: str = ""
    differences: list[Difference] | None = None

    @property
    def id(self) -> str:
        return f"{self.section.key}-{self.row.pk}"

    @property
    def seen(self) -> str:
        return token(self.row)

    @property
    def number(self) -> int:
        return self.place + 1

    @property
    def before(self) -> int | None:
        return self.place - 1 if self.place else None

    @property
    def after(self) -> int | None:
        return self.place + 1 if self.number < len(self.section.rows) else None


class RowsSection(Section):
    """Rows of the event, each with a form of its own."""

    model = None
    form_class = None
    template = "admin/desk/workbench/rows_section.html"
    # What stands in a row: its fields and what belongs to it; without the right to change it, the same in words.
    fields_template = "admin/desk/workbench/fields.html"
    words_template = ""
    # Below the rows: how another comes in.
    add_template = "admin/desk/workbench/add.html"
    noun = "row"
    add_words = "Add"
    empty = "Nothing yet."
    sortable = True
    cites = False

    @property
    def parts(self):
        return {
            f"{self.key}-rows": "admin/desk/workbench/rows.html",
            f"{self.key}-add": self.add_template,
        }

    @property
    def media(self):
        return self.form_to_add.media if self.may_add else Media()

    def may(self, action: str) -> bool:
        return self.bench.may_work and self.bench.may(f"{action}_{self.model._meta.model_name}")

    @property
    def may_add(self):
        return self.may("add")

    @property
    def may_change(self):
        return self.may("change")

    @property
    def may_delete(self):
        return self.may("delete")

    def queryset(self):
        """The event's rows in their order, with all that a row shows."""
        return self.model.objects.filter(event=self.event)

    @cached_property
    def rows(self) -> list[RowAtHand]:
        rows = list(self.queryset())
        last = self._last_lines()
        return [self._at_hand(place, row, last.get(row.pk)) for place, row in enumerate(rows)]

    def _at_hand(self, place, row, last):
        refused = self.bench.refused_row(self.key, row.pk)
        if refused:
            return RowAtHand(self, row, refused.form, place, last, refused.told, refused.differences)
        return RowAtHand(self, row, self.form(row), place, last)

    def _last_lines(self):
        """Of each row what a person did last."""
        lines = self.model.history.filter(event=self.event.pk, history_user__isnull=False)
        lines = lines.exclude(history_change_reason=AS_SUGGESTED).order_by("history_id")
        return {line.id: line for line in lines.select_related("history_user")}

    def form(self, row, data=None):
        return self.form_class(
            data, instance=row, section=self, auto_id=f"{self.key}-{row.pk}-%s", label_suffix=""
        )

    def add_form(self, data=None):
        return self.form_class(
            data,
            instance=self.model(event=self.event),
            section=self,
            auto_id=f"new-{self.key}-%s",
            label_suffix="",
        )

    @cached_property
    def form_to_add(self):
        return self.bench.refused_new(self.key) or self.add_form()

    def prepare(self, data) -> None:
        """What takes long before a row is added, such as asking the network: nothing is held meanwhile."""

    def add(self, form) -> str:
        """Saves a new row; returns what is said of it."""
        keep(form.instance, user=self.bench.user)
        return f"Added: {form.instance}"

    def save(self, form) -> str:
        keep(form.instance, user=self.bench.user)
        return ""

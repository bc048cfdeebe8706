"""The articles of the event: their order, which leads, what each is, and which others could join."""

from functools import cached_property

from django import forms

from articles.models import Coverage
from articles.publishing.curating import add_to_event, could_join
from articles.publishing.rows import keep, step_down

from ...choosing import choose
from .forms import RowForm, lines
from .section import RowsSection


class CoverageForm(RowForm):
    class Meta:
        model = Coverage
        fields = ["role", "note"]
        widgets = {"note": lines(1)}


class AddCoverageForm(forms.Form):
    role = forms.ChoiceField(choices=Coverage.Role.choices, initial=Coverage.Role.CORE)

    def __init__(self, *args, section, **kwargs):
        super().__init__(*args, **kwargs)
        article = choose(Coverage, "article", section.bench.admin_site, label="Another article")
        self.fields = {"article": article, **self.fields}


class CoverageSection(RowsSection):
    key, title, pane = "coverage", "Articles", "reports"
    model, form_class = Coverage, CoverageForm
    fields_template = "admin/desk/workbench/coverage.html"
    words_template = "admin/desk/workbench/coverage_words.html"
    noun, add_words = "article", "Add the article"
    add_template = "admin/desk/workbench/coverage_add.html"
    empty = "No article is in this event. Add one below."

    def queryset(self):
        return super().queryset().select_related("article__source")

    def add_form(self, data=None):
        return AddCoverageForm(data, section=self, auto_id="new-coverage-%s", label_suffix="")

    @cached_property
    def suggested(self):
        return could_join(self.event) if self.may_add else []

    def add(self, form):
        data, user = form.cleaned_data, self.bench.user
        row = Coverage(event=self.event, article=data["article"], role=Coverage.Role.LEAD)
        old = step_down(row, user) if data["role"] == Coverage.Role.LEAD else None
        row = add_to_event(self.event, data["article"], role=data["role"], user=user)
        return f"Added: {row}.{told_of_old_lead(old)}"

    def save(self, form):
        row, user = form.instance, self.bench.user
        new_lead = "role" in form.changed_data and row.role == Coverage.Role.LEAD
        old = step_down(row, user) if new_lead else None
        keep(row, user=user)
        return f"“{row.article}” leads now.{told_of_old_lead(old)}" if new_lead else ""


def told_of_old_lead(old):
    return f" “{old.article}” was the lead and is core now." if old else ""

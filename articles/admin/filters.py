"""Filters that stay short however long the tables behind them grow."""

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, PAGE_VAR

from articles.models import Person

from .choosing import label_for
from .keys import as_key

# As many as fit beside a list without scrolling; the rest is found by typing a part of the name.
SHOWN = 12


class SearchedFilter(admin.FieldListFilter):
    """By a related row: a dozen to click, and a box that narrows them by name."""

    template = "admin/desk/searched_filter.html"

    def __init__(self, field, request, params, model, model_admin, field_path):
        self.named_parameter = f"{field_path}_named"
        self.admin_site = model_admin.admin_site
        super().__init__(field, request, params, model, model_admin, field_path)
        self.used_parameters = {name: value[-1] for name, value in self.used_parameters.items()}

    @property
    def chosen(self):
        return self.used_parameters.get(self.field_path, "")

    @property
    def named(self):
        return self.used_parameters.get(self.named_parameter, "").strip()

    def expected_parameters(self):
        return [self.field_path, self.named_parameter]

    def queryset(self, request, queryset):
        if self.chosen and as_key(self.chosen) is None:
            raise IncorrectLookupParameters(f"{self.chosen} is no key")
        if self.chosen:
            queryset = queryset.filter(**{f"{self.field_path}__in": self._chosen_records()})
        if self.named:
            queryset = queryset.filter(**{f"{self.field_path}__{self._name}__icontains": self.named})
        return queryset

    def _chosen_records(self):
        """Of a person all records that were merged into one."""
        chosen = self.field.remote_field.model._default_manager.filter(pk=self.chosen).first()
        return chosen.records() if isinstance(chosen, Person) else [self.chosen]

    def choices(self, changelist):
        self.kept = self._kept_parameters(changelist)
        yield {
            "selected": not (self.chosen or self.named),
            "query_string": changelist.get_query_string(remove=self.expected_parameters()),
            "display": "All",
        }
        for obj in self._offered():
            yield {
                "selected": str(obj.pk) == self.chosen,
                "query_string": changelist.get_query_string({self.field_path: obj.pk}),
                "display": label_for(self.admin_site, obj),
            }

    @property
    def _name(self):
        related = self.admin_site.get_model_admin(self.field.remote_field.model)
        return related.search_fields[0].lstrip("^=@")

    def _offered(self):
        related = self.field.remote_field.model._default_manager.all()
        if related.model is Person:
            related = related.standing()
        named = related.filter(**{f"{self._name}__icontains": self.named}) if self.named else related
        offered = list(named.order_by(self._name, "pk")[: SHOWN + 1])
        self.more = len(offered) > SHOWN
        if as_key(self.chosen) is not None and self.chosen not in {str(obj.pk) for obj in offered[:SHOWN]}:
            offered = [*related.filter(pk=self.chosen), *offered]
        return offered[:SHOWN]

    def _kept_parameters(self, changelist):
        mine = {*self.expected_parameters(), PAGE_VAR, ERROR_FLAG}
        kept = changelist.filter_params.items()
        return [(name, value) for name, values in kept if name not in mine for value in values]


class ChoiceFilter(admin.SimpleListFilter):
    """A question with a few answers: its `answers()` map each parameter value to its words and its queryset."""

    def lookups(self, request, model_admin):
        return [(value, words) for value, (words, _) in self.answers().items()]

    def queryset(self, request, queryset):
        if self.value() in self.answers():
            return self.answers()[self.value()][1](queryset)
        return queryset


class WorkFilter(ChoiceFilter):
    """Exactly what the front page counts."""

    title, parameter_name = "work", "work"

    def answers(self):
        return {"waiting": ("waiting for a decision", lambda rows: rows.waiting())}


class ShortListFilter(admin.SimpleListFilter):
    """By a text column of few values, of which the first `SHOWN` in order are offered."""

    def lookups(self, request, model_admin):
        column = model_admin.model._default_manager.order_by(self.parameter_name)
        values = column.exclude(**{self.parameter_name: ""}).values_list(self.parameter_name, flat=True)
        return [(value, value) for value in values.distinct()[:SHOWN]]

    def queryset(self, request, queryset):
        return queryset.filter(**{self.parameter_name: self.value()}) if self.value() else queryset


class LanguageFilter(ShortListFilter):
    title = parameter_name = "language"

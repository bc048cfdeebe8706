"""What every page of the desk has: history, autocomplete for each relation, lists that stay quick."""

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import path
from django.utils.text import capfirst

from .choosing import (
    SearchedChoiceField,
    SearchedMultipleChoiceField,
    SearchedSelect,
    SearchedSelectMultiple,
)
from .history import HistoryAdmin
from .rows import RowsFormSet


class Listing(ChangeList):
    """Only the list pays for the columns that only the list shows."""

    def get_queryset(self, request, exclude_parameters=None):
        return self.model_admin.for_listing(super().get_queryset(request, exclude_parameters))


class SearchedRelations:
    """Each relation of a form is chosen by search; see choosing.py."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    # Whom an editor may want to add while filling in a form.
    added_beside = {"person", "source", "statement"}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field and field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = False
            added = db_field.remote_field.model._meta.model_name in self.added_beside
            field.widget.can_add_related = field.widget.can_add_related and added
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", SearchedSelect(db_field, self.admin_site, using=kwargs.get("using")))
            kwargs.setdefault("form_class", SearchedChoiceField)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault(
                "widget", SearchedSelectMultiple(db_field, self.admin_site, using=kwargs.get("using"))
            )
            kwargs.setdefault("form_class", SearchedMultipleChoiceField)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class Named:
    """A page is headed by what it is about, a list by what it lists; an empty list teaches how it fills."""

    change_list_template = "admin/desk/list.html"
    empty_words = ""

    def changelist_view(self, request, extra_context=None):
        told = {"title": capfirst(self.opts.verbose_name_plural), "empty_words": self.empty_words}
        return super().changelist_view(request, told | (extra_context or {}))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context |= {"title": str(obj), "subtitle": None}
        return super().render_change_form(request, context, add, change, form_url, obj)


class Doors:
    """The working screens and deeds on one row: a route below the list's, and its view."""

    doors = []

    def get_urls(self):
        own = [path(route, self._door(view), name=self._door_name(route)) for route, view in self.doors]
        return [*own, *super().get_urls()]

    def _door(self, view):
        return self.admin_site.admin_view(view.as_view(admin_site=self.admin_site))

    def _door_name(self, route):
        """“<int:pk>/take-back/” of a link is named articles_link_take_back."""
        deed = route.strip("/").rpartition("/")[2].replace("-", "_")
        return f"{self.opts.app_label}_{self.opts.model_name}_{deed}"


class DeskAdmin(Doors, Named, SearchedRelations, HistoryAdmin):
    list_per_page = 50
    show_full_result_count = False

    def get_object(self, request, object_id, from_field=None):
        """Held while a form saves it: the whole row is written, so what others wrote meanwhile must be in it."""
        obj = super().get_object(request, object_id, from_field)
        if obj is not None and request.method == "POST" and transaction.get_connection().in_atomic_block:
            try:
                obj.refresh_from_db(from_queryset=self.model._default_manager.select_for_update())
            except self.model.DoesNotExist:
                return None
        return obj

    def get_changelist(self, request, **kwargs):
        return Listing

    def for_listing(self, queryset):
        return queryset


def deed_on_each(model_admin, request, rows, deed, done):
    """An action on rows that may each refuse: what was refused is told by name, the rest goes on."""
    count = 0
    for row in rows:
        try:
            deed(row)
        except ValidationError as error:
            for message in error.messages:
                model_admin.message_user(request, f"{row}: {message}", messages.ERROR)
        else:
            count += 1
    if count:
        opts = model_admin.opts
        noun = opts.verbose_name if count == 1 else opts.verbose_name_plural
        model_admin.message_user(request, f"{count} {noun} {done}.")


class ReadOnly:
    """Seen by whoever may view it, changed by nobody."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReadOnlyAdmin(ReadOnly, Named, admin.ModelAdmin):
    change_form_template = "admin/desk/read_only.html"
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False


class DeskInline(SearchedRelations):
    extra = 1
    formset = RowsFormSet


class TabularInline(DeskInline, admin.TabularInline):
    pass

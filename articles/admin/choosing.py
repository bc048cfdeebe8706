"""Choosing one row of a large table: Django's autocomplete, and a typed number or name where no script runs.

No select box of the desk ever holds a table. With JavaScript it asks the autocomplete view; without, the same
field has a second box beside it that takes the row's number or its exact name.
"""

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from .neighbours import link_to

TYPED = "-typed"
PREFETCHED = "_prefetched_objects_cache"


def label_for(admin_site, obj):
    """How a choice reads; a ModelAdmin says more than the name by a method `choice_label`."""
    return getattr(admin_site.get_model_admin(type(obj)), "choice_label", str)(obj)


class DeskAutocomplete(AutocompleteJsonView):
    def serialize_result(self, obj, to_field_name):
        return super().serialize_result(obj, to_field_name) | {"text": label_for(self.admin_site, obj)}


class TypedFallback:
    hint = "number or exact name"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {}

    def knows(self, objs):
        """Labels at hand, so that a page of many rows asks the database for none of them."""
        self.known = {str(obj.pk): label_for(self.admin_site, obj) for obj in objs}

    def optgroups(self, name, value, attr=None):
        chosen = [key for key in map(str, value) if key not in ("", "None")]
        if not set(chosen) <= self.known.keys():
            return super().optgroups(name, value, attr)
        options = [self.create_option(name, key, self.known[key], True, i) for i, key in enumerate(chosen)]
        if not self.is_required and not self.allow_multiple_selected:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]

    def render(self, name, value, attrs=None, renderer=None):
        select = super().render(name, value, attrs, renderer)
        return format_html(
            '{}<noscript><input class="desk-typed" name="{}{}" placeholder="{}" aria-label="{}"></noscript>',
            select,
            name,
            TYPED,
            self.hint,
            self.hint,
        )


class SearchedSelect(TypedFallback, AutocompleteSelect):
    def value_from_datadict(self, data, files, name):
        return data.get(name + TYPED, "").strip() or super().value_from_datadict(data, files, name)


class SearchedSelectMultiple(TypedFallback, AutocompleteSelectMultiple):
    hint = "numbers, comma-separated"

    def value_from_datadict(self, data, files, name):
        typed = data.get(name + TYPED, "").split(",")
        chosen = super().value_from_datadict(data, files, name) or []
        return [*chosen, *(number.strip() for number in typed if number.strip())]


class SearchedChoiceField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return label_for(self.admin_site, obj)

    @property
    def admin_site(self):
        # The admin wraps its widgets to put an "add another" link beside them.
        return getattr(self.widget, "widget", self.widget).admin_site

    def to_python(self, value):
        if isinstance(value, str) and value and not value.isdecimal():
            return self._named(value)
        return super().to_python(value)

    def _named(self, name):
        model_admin = self.admin_site.get_model_admin(self.queryset.model)
        field = model_admin.search_fields[0].lstrip("^=@")
        found = self.queryset.filter(**{f"{field}__iexact": name})[:2]
        if len(found) == 1:
            return found[0]
        noun = self.queryset.model._meta.verbose_name
        if found:
            raise ValidationError(f"More than one {noun} is called “{name}”. Give its number.")
        raise ValidationError(f"No {noun} is called “{name}”. Give its exact name or its number.")


class SearchedMultipleChoiceField(forms.ModelMultipleChoiceField):
    label_from_instance = SearchedChoiceField.label_from_instance
    admin_site = SearchedChoiceField.admin_site


def choose(model, field_name, admin_site, *, queryset=None, **kwargs):
    """A form field that chooses what `model.field_name` points to."""
    field = model._meta.get_field(field_name)
    return SearchedChoiceField(
        queryset=field.remote_field.model._default_manager.all() if queryset is None else queryset,
        widget=SearchedSelect(field, admin_site),
        **kwargs,
    )


class Settled(forms.Widget):
    """What a row is about, once it is: a link to it instead of a choice."""

    def __init__(self, obj, admin_site):
        super().__init__()
        self.obj, self.admin_site = obj, admin_site

    def render(self, name, value, attrs=None, renderer=None):
        return format_html("<span>{}</span>", link_to(self.obj, label_for(self.admin_site, self.obj)))


class RowForm(forms.ModelForm):
    """A row of an inline, judged together with its neighbours by RowsFormSet instead of one by one."""

    def _get_validation_exclusions(self):
        # Django 5.2 leaves the parent out by itself, 6.1 does not.
        parents = {
            name
            for name, field in self.fields.items()
            if isinstance(field, forms.models.InlineForeignKeyField)
        }
        return super()._get_validation_exclusions() | parents


class RowsFormSet(forms.BaseInlineFormSet):
    """The rows of an inline. Labels what is chosen from what the inline has loaded already.

    `once` names a field whose value one parent has in one row only. Its forms are RowForms: two rows may change places
    in one save, which no row can know.
    """

    once = ""
    taken = "It is there already."

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "position" in form.fields and form.instance.pk is None:
            form.initial["position"] = self._next_position() + max(
                (index or 0) - self.initial_form_count(), 0
            )
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            # A table names its columns for the eye only.
            widget.attrs.setdefault("aria-label", field.label or name)
            if isinstance(widget, TypedFallback):
                widget.knows(_loaded(form.instance, name))

    def _next_position(self):
        """A new row comes last."""
        rows = self.get_queryset() if self.instance.pk else []
        return max((row.position for row in rows), default=-1) + 1

    def clean(self):
        super().clean()
        if self.once and self.instance.pk:
            for form in self.kept_forms():
                self._refuse_if_taken(form)

    def kept_forms(self):
        """Those that will be saved, as far as they are sound."""
        sound = [form for form in self.forms if form.has_changed() and not form.errors]
        return [form for form in sound if not self._should_delete_form(form)]

    def _refuse_if_taken(self, form):
        shown = [one.instance.pk for one in self.initial_forms]
        rows = self.model._default_manager.filter(**{self.fk.name: self.instance}).exclude(pk__in=shown)
        if rows.filter(**{self.once: form.cleaned_data.get(self.once)}).exists():
            form.add_error(self.once, self.taken)


def _loaded(instance, name):
    field = instance._meta.get_field(name)
    if field.many_to_many:
        # Kept under the name of the relation when the inline prefetched it.
        return getattr(instance, PREFETCHED, {}).get(name, [])
    return [getattr(instance, name)] if field.is_cached(instance) and getattr(instance, name) else []

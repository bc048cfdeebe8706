"""Choosing one row of a large table: Django's autocomplete, and a typed number or name where no script runs.

No select box of the desk ever holds a table. With JavaScript it asks the autocomplete view; without, the same
field has a second box beside it that takes the row's number or its exact name.
"""

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.utils.html import format_html

from .keys import as_key

TYPED = "-typed"


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

    def build_attrs(self, base_attrs, extra_attrs=None):
        """Never `required`: a browser would hold back a form whose choice was typed instead. The server asks.

        Here and not in use_required_attribute, which the admin's wrapper of a widget does not ask.
        """
        attrs = super().build_attrs(base_attrs, extra_attrs)
        attrs.pop("required", None)
        return attrs

    def knows(self, objs):
        """Labels at hand, so that a page of many rows asks the database for none of them."""
        self.known = {str(obj.pk): label_for(self.admin_site, obj) for obj in objs}

    def optgroups(self, name, value, attr=None):
        chosen = [key for key in map(str, value) if as_key(key) is not None]
        if not set(chosen) <= self.known.keys():
            return super().optgroups(name, chosen, attr)
        options = [self.create_option(name, key, self.known[key], True, i) for i, key in enumerate(chosen)]
        if not self.is_required and not self.allow_multiple_selected:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]

    def render(self, name, value, attrs=None, renderer=None):
        values = value if isinstance(value, (list, tuple)) else [value]
        refused = [str(one) for one in values if one is not None and as_key(one) is None]
        return format_html(
            '{}<noscript><input class="desk-typed" name="{}" value="{}" placeholder="{}" aria-label="{}"></noscript>',
            super().render(name, value, attrs, renderer),
            name + TYPED,
            ", ".join(refused),
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
        if isinstance(value, str) and value.strip().isdecimal() and as_key(value) is None:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        if isinstance(value, str) and value and as_key(value) is None:
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

    def clean(self, value):
        for one in value or []:
            if as_key(one) is None:
                raise ValidationError(f"“{one}” is no number. Give numbers, comma-separated.")
        return super().clean(value)


def choose(model, field_name, admin_site, *, queryset=None, **kwargs):
    """A form field that chooses what `model.field_name` points to."""
    field = model._meta.get_field(field_name)
    return SearchedChoiceField(
        queryset=field.remote_field.model._default_manager.all() if queryset is None else queryset,
        widget=SearchedSelect(field, admin_site),
        **kwargs,
    )

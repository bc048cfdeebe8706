"""The rows of an inline, and what they may not have twice."""

from django import forms

from .choosing import TypedFallback


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
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            # A table names its columns for the eye only.
            widget.attrs.setdefault("aria-label", field.label or name)
            if isinstance(widget, TypedFallback):
                widget.knows(_loaded(form.instance, name))

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
    return [getattr(instance, name)] if field.is_cached(instance) and getattr(instance, name) else []

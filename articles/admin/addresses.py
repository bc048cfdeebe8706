"""Addresses that may be left empty: they are then made of the words that the row has anyway."""

from articles.models.slugs import free_slug


class FreeSlugMixin:
    slug_from = "name"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "slug":
            field.required = False
        return field

    def save_form(self, request, form, change):
        row = super().save_form(request, form, change)
        if not row.slug:
            row.slug = free_slug(type(row), getattr(row, self.slug_from), otherwise=row._meta.model_name)
        return row

"""Deleting is refused where an editor's decision depends on the row; a machine's suggestion goes with it."""

from django.db import models
from django.db.models import ProtectedError


def protect_decided(collector, field, sub_objs, using):
    """An `on_delete` that cascades to suggestions and protects what `is_decided()`."""
    decided = [obj for obj in sub_objs if obj.is_decided()]
    if decided:
        noun = field.model._meta.verbose_name
        raise ProtectedError(f"Cannot delete: an editor decided a {noun} on it.", set(decided))
    models.CASCADE(collector, field, sub_objs, using)

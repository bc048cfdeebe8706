from django.db.models import F, Func, IntegerField, Subquery


def subquery_count(queryset):
    """How many rows of a queryset that names the outer row by `OuterRef`; several such counts do not multiply."""
    # Not Count(), which would group the rows and count each by itself.
    counted = queryset.order_by().annotate(
        counted=Func(F("pk"), function="COUNT", output_field=IntegerField())
    )
    return Subquery(counted.values("counted"))


def numbered(count, noun):
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"

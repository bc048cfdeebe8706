"""Django's own users and groups, with their permissions found by search instead of listed by the hundred."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User

from .base import ReadOnly, SearchedRelations

admin.site.unregister([User, Group])


@admin.register(User)
class DeskUserAdmin(SearchedRelations, UserAdmin):
    list_display = ["username", "first_name", "last_name", "roles", "is_active", "last_login"]
    list_filter = ["is_staff", "is_superuser", "is_active"]
    filter_horizontal = []
    autocomplete_fields = ["groups", "user_permissions"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def roles(self, user):
        return ", ".join(group.name for group in user.groups.all()) or "—"


@admin.register(Group)
class DeskGroupAdmin(SearchedRelations, GroupAdmin):
    filter_horizontal = []
    autocomplete_fields = ["permissions"]


@admin.register(Permission)
class PermissionAdmin(ReadOnly, admin.ModelAdmin):
    """Only there to be searched."""

    search_fields = ["name", "codename"]
    fields = readonly_fields = ["name", "content_type", "codename"]
    list_select_related = ["content_type"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("content_type")

    def has_module_permission(self, request):
        return False

from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    default_site = "articles.admin.site.DeskSite"

    def ready(self):
        # The site's package registers its models while it is imported. Were the site asked for first, they
        # would land on a second one.
        import_module("articles.admin")
        super().ready()

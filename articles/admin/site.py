from django.contrib import admin
from django.urls import path

from .choosing import DeskAutocomplete
from .desk.bring_in import BringIn
from .desk.front_page import front_page

# The order of the day, not of the alphabet: what comes in, what is made of it, who and where it is from,
# and last what is set once.
SECTIONS = [
    ("Coverage", ["Story", "Article", "Link", "Event"]),
    ("Words", ["Quote", "Statement", "Mention", "Passage"]),
    ("Who", ["Person", "Source", "Feed"]),
    ("Published", ["Edition", "Correction"]),
    ("This desk", ["DeskSetting"]),
]


class DeskSite(admin.AdminSite):
    site_header = site_title = "Newsroom desk"
    index_title = "Today at the desk"
    index_template = "admin/desk/front_page.html"

    def get_urls(self):
        bring_in = self.admin_view(BringIn.as_view(admin_site=self))
        return [path("bring-in/", bring_in, name="bring-in"), *super().get_urls()]

    def index(self, request, extra_context=None):
        return super().index(request, {**front_page(request), **(extra_context or {})})

    def autocomplete_view(self, request):
        return DeskAutocomplete.as_view(admin_site=self)(request)

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        return [section for app in apps for section in self._sections(app)]

    def _sections(self, app):
        if app["app_label"] != "articles":
            return [app]
        models = {model["object_name"]: model for model in app["models"]}
        sections = [
            {**app, "name": name, "models": [models[one] for one in names if one in models]}
            for name, names in SECTIONS
        ]
        return [section for section in sections if section["models"]]

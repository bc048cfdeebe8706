"""The event's page on the desk: one screen on which it is made.

Everything is drawn here, for browsers with and without a script. A script sends each form alone and asks for what
changed in parts (`Accept: application/json`); what stands in the database is the only truth.
"""

from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.views.generic import TemplateView, View

from articles.models import Event, Quote
from articles.models.deeds import token

from ..changed_quotes import adrift_quotes
from ..doors import DeskMixin, offer_undo
from ..event_page import derived_coverage
from .bench import Bench, Refused
from .presence import others_at, was_seen

PANES = ["reports", "page", "details"]


class BenchDoor(DeskMixin):
    model = Event

    def get_queryset(self):
        return super().get_queryset().select_related("current_edition", "merged_into")

    def allowed(self):
        return self.may("view_event") or self.may("change_event")

    def wants_parts(self):
        return "application/json" in self.request.headers.get("Accept", "")

    def bench(self, refused: Refused | None = None):
        return Bench(self.object, self.request, self.admin_site, refused)

    def page_context(self, refused=None):
        event, bench = self.object, self.bench(refused)
        return {
            **self.admin_site.each_context(self.request),
            "title": str(event),
            "object": event,
            "event": event,
            "opts": event._meta,
            "bench": bench,
            "panes": [(pane, bench.in_pane(pane)) for pane in PANES],
            "derived": derived_coverage(event),
            "adrift_quotes": adrift_quotes(Quote.objects.filter(version__article__coverage__event=event)),
            "may_decide_quotes": self.may("decide_quote"),
            **self.strip_context(),
        }

    def strip_context(self):
        event = self.object
        return {
            "others": others_at(event, self.request.user),
            "may_mark_quotes": self.may("add_quote"),
            "may_delete": self.may("delete_event"),
            "editions": list(event.editions.select_related("published_by").defer("content")),
            "readers_see": event.is_published() or event.is_withdrawn(),
        }

    def draw(self, bench, section, only=None):
        context = {"event": self.object, "section": section, "bench": bench, **self.strip_context()}
        return {
            place: render_to_string(template, context, self.request)
            for place, template in section.parts.items()
            if only is None or place in only
        }

    def draw_derived(self):
        derived = {"derived": derived_coverage(self.object)}
        return render_to_string("admin/desk/event_coverage.html", derived, self.request)


class Workbench(BenchDoor, TemplateView):
    template_name = "admin/desk/workbench.html"

    def get_context_data(self, **kwargs):
        was_seen(self.object, self.request.user)
        return self.page_context()


class BenchParts(BenchDoor, View):
    """GET the parts of one section, for a script: `section` names it."""

    http_method_names = ["get"]

    def get(self, request, *args, **kwargs):
        bench = self.bench()
        section = bench.sections.get(request.GET.get("section", ""))
        parts = self.draw(bench, section) if section else {}
        return JsonResponse({"parts": parts, "version": self.object.lock_version})


class BenchAnswer(BenchDoor):
    """What a deed answers: to a script the parts that changed, otherwise the page anew."""

    said = ""
    undo = None

    def undo_told(self):
        return {"url": self.undo[0], "fields": self.undo[1]} if self.undo else None

    def way_back(self, section, row):
        """To take back what was just done to a row, unless somebody goes on from it first."""
        url = reverse("admin:articles_event_take_back_row", args=[self.object.pk, section.key, row.pk])
        return url, {"seen": token(section.queryset().get(pk=row.pk))}

    def answer(self, section, *, only=None, at="", hidden=None):
        if not self.wants_parts():
            if self.undo:
                offer_undo(self.request, self.said, self.undo[0], **self.undo[1])
            elif self.said:
                messages.success(self.request, self.said)
            return HttpResponseRedirect(
                f"{self.object.get_admin_url()}{self.asked_text()}#{at or section.key}"
            )
        seen = str(self.version_before) == self.request.POST.get("lock_version", "")
        self.object = self.get_object()
        bench = self.bench()
        parts = self.draw(bench, bench.sections[section.key], only)
        parts |= self.draw(bench, bench.sections["gate"])
        reading = bench.sections["reading"]
        if getattr(section, "cites", False) and reading.text:
            parts |= self.draw(bench, reading, ["pick-for"])
        if section.key == "coverage":
            parts |= self.draw(bench, reading, ["reading-which"])
            parts["derived-place"] = self.draw_derived()
        if self.said:
            told = {"said": self.said, "undo": self.undo_told()}
            parts["bench-said"] = render_to_string("admin/desk/workbench/said.html", told, self.request)
        answered = {
            "refused": False,
            "parts": parts,
            "version": self.object.lock_version,
            "seen_all": seen,
            "saved": time_format(timezone.localtime(), "H:i"),
            "at": at,
            "hidden": hidden or {},
        }
        return JsonResponse(answered)

    def refuse(self, refused: Refused | None, section, words, *, only=None):
        """The form comes back as it was typed, with what is wrong beside it."""
        self.object = self.get_object()
        if not self.wants_parts():
            for one in words:
                messages.error(self.request, one)
            return self.show_again(refused)
        bench = self.bench(refused)
        parts = self.draw(bench, bench.sections[section.key], only)
        told = {"said": " ".join(words), "wrong": True, "undo": self.undo_told()}
        parts["bench-said"] = render_to_string("admin/desk/workbench/said.html", told, self.request)
        return JsonResponse(
            {"refused": True, "parts": parts, "version": self.object.lock_version}, status=422
        )

    def show_again(self, refused):
        page = Workbench(admin_site=self.admin_site)
        page.setup(self.request, *self.args, **self.kwargs)
        page.object = self.object
        return page.render_to_response(page.page_context(refused))

    def asked_text(self):
        """The article that stands open in the reading pane stays open."""
        read = self.request.POST.get("read", "")
        return f"?read={read}" if read.isdecimal() else ""

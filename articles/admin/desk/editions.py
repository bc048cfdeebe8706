"""Two editions side by side, and an earlier one brought back to the desk."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.views.generic import TemplateView

from articles.models import Edition
from articles.publishing.comparing import compare_contents
from articles.publishing.content import build_content
from articles.publishing.restoring import restore

from ..keys import as_key
from .doors import Deed, DeskMixin

# What the event would be as an edition now.
DRAFT = "draft"


class CompareEditions(DeskMixin, TemplateView):
    """GET `with`: the number of another edition of the event, or “draft”; without it the one before."""

    model = Edition
    permission = "articles.view_edition"
    template_name = "admin/desk/compare_editions.html"

    def get_queryset(self):
        return super().get_queryset().select_related("event")

    def get_context_data(self, **kwargs):
        event = self.object.event
        editions = list(event.editions.defer("content").order_by("number"))
        other, other_name = self.other(editions)
        before, after = (self.object.content, other) if other_name == DRAFT else (other, self.object.content)
        return super().get_context_data(
            **self.admin_site.each_context(self.request),
            title="Compare editions",
            object=event,
            opts=event._meta,
            edition=self.object,
            editions=[one for one in editions if one.pk != self.object.pk],
            other_name=other_name,
            parts=compare_contents(before, after),
            may_restore=self.may("change_event") and not event.is_withdrawn(),
            **kwargs,
        )

    def other(self, editions):
        asked = self.request.GET.get("with", "")
        if asked == DRAFT or (not asked and len(editions) == 1):
            if not self.may("view_event"):
                raise PermissionDenied
            return build_content(self.object.event), DRAFT
        number = as_key(asked) if asked else self.nearest(editions)
        other = self.object.event.editions.filter(number=number).first()
        if other is None:
            raise Http404(f"This event has no edition {asked}.")
        return other.content, other.number

    def nearest(self, editions):
        """The edition before this one; for the first, the one after it."""
        before = [one.number for one in editions if one.number < self.object.number]
        return before[-1] if before else self.object.number + 1


class RestoreEdition(Deed):
    model = Edition
    permission = "articles.change_event"

    def home_url(self):
        return self.object.event.get_admin_url()

    def do(self):
        event = self.object.event
        seen = as_key(self.request.POST.get("lock_version"))
        if seen is None:
            raise ValidationError("This page is incomplete. Open the edition again and repeat the step.")
        event.lock_version = seen
        lost = restore(self.object, event, user=self.request.user)
        messages.success(
            self.request,
            f"The event is as edition {self.object.number} told it. Readers see no change until you publish one.",
        )
        for sentence in lost:
            messages.warning(self.request, sentence)

"""Who else is at the event now. A browser with a script tells every 20 seconds; without one, on each page it opens."""

from datetime import timedelta

from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import time_format
from django.views.generic import View

from articles.models import (
    Coverage,
    Event,
    Finding,
    Milestone,
    Participation,
    Picture,
    Presence,
    SummarySentence,
    Telling,
)

from ...keys import as_key
from ..doors import DeskMixin

# Silent for so long, an editor is taken to have left.
SILENCE = timedelta(seconds=60)
KEPT = [Event, Coverage, Participation, SummarySentence, Finding, Milestone, Picture, Telling]


def was_seen(event, user):
    Presence.objects.update_or_create(event=event, user=user, defaults={"seen_at": timezone.now()})


def others_at(event, user):
    since = timezone.now() - SILENCE
    rows = Presence.objects.filter(event=event, seen_at__gt=since).exclude(user=user)
    return list(rows.select_related("user").order_by("user"))


class Here(DeskMixin, View):
    """A heartbeat: POST the version that the page has seen; says who else is here and whether somebody saved."""

    model = Event
    http_method_names = ["post"]

    def allowed(self):
        return self.may("view_event") or self.may("change_event")

    def post(self, request, *args, **kwargs):
        event = self.object
        was_seen(event, request.user)
        told = {"others": others_at(event, request.user), "event": event}
        seen = as_key(request.POST.get("lock_version", ""))
        if seen != event.lock_version:
            told["changed"] = last_change(event, request.user)
        words = render_to_string("admin/desk/workbench/presence.html", told, request)
        return JsonResponse({"parts": {"presence": words}, "version": event.lock_version})


def last_change(event, user):
    """“Ada Pell changed the event at 14:06”, of what somebody else did last; empty if nobody did."""
    lines = []
    for model in KEPT:
        own = {"id" if model is Event else "event": event.pk}
        rows = model.history.filter(**own, history_user__isnull=False).exclude(history_user=user)
        lines += rows.select_related("history_user").order_by("-history_date")[:1]
    if not lines:
        return ""
    last = max(lines, key=lambda line: line.history_date)
    who = last.history_user.get_full_name() or last.history_user
    return f"{who} changed the event at {time_format(timezone.localtime(last.history_date), 'H:i')}."

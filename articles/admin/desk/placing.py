"""Putting an article in an event, an old one or a new one."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect

from articles.models import Article, Coverage, Event
from articles.publishing.curating import add_to_event, event_from_articles

from ..choosing import choose
from .doors import DeskFormView


class PlaceForm(forms.Form):
    role = forms.ChoiceField(choices=Coverage.Role.choices, initial=Coverage.Role.CORE)

    def __init__(self, *args, admin_site, **kwargs):
        super().__init__(*args, **kwargs)
        event = choose(Coverage, "event", admin_site, queryset=Event.objects.open())
        self.fields = {"event": event, **self.fields}


class PutInEvent(DeskFormView):
    model = Article
    permission = "articles.add_coverage"
    form_class = PlaceForm
    title = "Put in an event"
    submit = "Put in the event"
    anchor = "events"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"admin_site": self.admin_site}

    def do(self, form):
        data = form.cleaned_data
        add_to_event(data["event"], self.object, role=data["role"], user=self.request.user)
        messages.success(self.request, f"In “{data['event']}” as {Coverage.Role(data['role']).label}.")


class NewEventForm(forms.Form):
    title = forms.CharField(
        max_length=200,
        required=False,
        help_text="What readers will see. Left empty, it is the article’s headline.",
    )


class NewEvent(DeskFormView):
    """A draft of an event from one article."""

    model = Article
    permission = "articles.add_event"
    form_class = NewEventForm
    title = "Make an event of this article"
    submit = "Make the event"

    def do(self, form):
        self.event = event_from_articles(
            [self.object], title=form.cleaned_data["title"], user=self.request.user
        )
        messages.success(self.request, "The event is a draft. Say what happened, and cite what says so.")

    def go_back(self):
        return HttpResponseRedirect(self.event.get_admin_url())

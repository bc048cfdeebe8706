"""A story into an event, a new one or one that is there, with what its articles propose for it."""

from django import forms
from django.contrib import messages
from django.db.models import F
from django.http import HttpResponseRedirect

from articles.coverage.proposing import propose_event
from articles.models import Coverage, Event, Participation, Person
from articles.publishing.curating import add_articles_to_event, event_from_articles
from articles.text.dates import PartialDate, Precision

from ...choosing import SearchedMultipleChoiceField, SearchedSelectMultiple, choose
from ...counting import numbered
from ...dates import PartialDateField
from ..doors import DeskFormView
from .at_hand import chosen_articles
from .screen import StoryDoor


class ArticlesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, article):
        return f"{article.source}: {article} ({article.published})"


class StoryForm(forms.Form):
    """The articles that go in: those chosen on the story's page, to be changed here."""

    def __init__(self, *args, story, chosen, admin_site, **kwargs):
        super().__init__(*args, **kwargs)
        self.admin_site = admin_site
        kept = (
            story.articles.not_spiked()
            .select_related("source")
            .order_by(F("published_at").asc(nulls_last=True), "created_at", "pk")
        )
        self.fields["articles"] = ArticlesField(
            queryset=kept,
            initial=[article.pk for article in chosen],
            error_messages={"required": "Choose at least one article."},
        )


class NewEventForm(StoryForm):
    title = forms.CharField(max_length=200, help_text="What readers will see.")
    started = PartialDateField(label="When it happened")
    place = forms.CharField(max_length=200, required=False, label="Where")

    def __init__(self, *args, proposal, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"] = SearchedMultipleChoiceField(
            queryset=Person.objects.all(),
            widget=SearchedSelectMultiple(Participation._meta.get_field("person"), self.admin_site),
            required=False,
            help_text="Those whom most of the articles name.",
        )
        began = PartialDate(proposal.started_at, Precision(proposal.started_precision))
        self.initial |= {
            "title": proposal.title,
            "started": self.fields["started"].widget.decompress(began),
            "place": proposal.place,
            "people": [person.pk for person in proposal.people],
        }
        self.order_fields(["title", "started", "place", "people", "articles"])


class StoryToEvent(StoryDoor, DeskFormView):
    def get_form_kwargs(self):
        self.chosen = chosen_articles(self.object, self.request.GET)
        given = {"story": self.object, "chosen": self.chosen, "admin_site": self.admin_site}
        return super().get_form_kwargs() | given

    def get_context_data(self, form=None, **kwargs):
        form = form or self.get_form()
        return super().get_context_data(form=form, media=form.media, **kwargs)

    def go_back(self):
        return HttpResponseRedirect(self.event.get_admin_url())


class NewEventOfStory(StoryToEvent):
    permission = "articles.add_event"
    form_class = NewEventForm
    title = "Make an event of this story"
    submit = "Make the event"

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        return kwargs | {"proposal": propose_event(self.chosen)}

    def do(self, form):
        data = form.cleaned_data
        self.event = event_from_articles(
            list(data["articles"]),
            title=data["title"],
            started_at=data["started"].value,
            started_precision=data["started"].precision.value,
            place=data["place"],
            people=list(data["people"]),
            user=self.request.user,
        )
        messages.success(self.request, "The event is a draft. Say what happened, and cite what says so.")


class AddToEventForm(StoryForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["event"] = choose(Coverage, "event", self.admin_site, queryset=Event.objects.open())
        self.order_fields(["event", "articles"])


class AddStoryToEvent(StoryToEvent):
    permission = "articles.add_coverage"
    form_class = AddToEventForm
    title = "Add this story to an event"
    submit = "Add to the event"

    def do(self, form):
        self.event = form.cleaned_data["event"]
        added = add_articles_to_event(self.event, list(form.cleaned_data["articles"]), user=self.request.user)
        if added:
            messages.success(self.request, f"{numbered(added, 'article')} added to “{self.event}”.")
        else:
            messages.info(self.request, f"Nothing changed: they are in “{self.event}” already.")

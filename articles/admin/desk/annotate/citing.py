"""Citing: words of an article become a passage, and evidence for a sentence of an event."""

from django import forms
from django.db import transaction
from django.db.models import Max

from articles.models import Event, Passage, SummarySentence

from ..selecting import SelectionForm

# Of the events that an article is in, the latest. Beyond these, cite from the event's page.
MOST_EVENTS = 10
MOST_SENTENCES = 60


class CiteForm(SelectionForm):
    target = forms.ChoiceField(label="As evidence for", required=False, widget=forms.RadioSelect)
    sentence = forms.CharField(
        label="The new sentence", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, version=article.current_version, **kwargs)
        events = Event.objects.open().covering(article).order_by("-created_at", "-pk")
        self.events = {event.pk: event for event in events[:MOST_EVENTS]}
        rows = SummarySentence.objects.filter(event__in=self.events).order_by("-event", "position", "pk")
        self.sentences = {sentence.pk: sentence for sentence in rows[:MOST_SENTENCES]}
        self.fields["target"].choices = [("", "nothing yet: keep the words for later"), *self._targets()]

    def _targets(self):
        for event in self.events.values():
            told = [one for one in self.sentences.values() if one.event_id == event.pk]
            choices = [(f"sentence-{one.pk}", one.text) for one in told]
            yield event.title, [*choices, (f"event-{event.pk}", "a new sentence, written below")]

    def clean(self):
        cleaned = super().clean()
        kind = cleaned.get("target", "").partition("-")[0]
        if kind == "event" and not cleaned["sentence"].strip():
            self.add_error("sentence", "Write the sentence that these words are evidence for.")
        if kind != "event" and cleaned.get("sentence", "").strip():
            self.add_error("target", "Choose the event that the new sentence is for.")
        return cleaned

    def cited_for(self):
        """The sentence that is to cite the words, perhaps yet unsaved, or None."""
        kind, _, pk = self.cleaned_data["target"].partition("-")
        if kind == "sentence":
            return self.sentences[int(pk)]
        if kind == "event":
            return SummarySentence(event_id=int(pk), text=self.cleaned_data["sentence"].strip())
        return None


@transaction.atomic
def cite(version, span, sentence=None):
    """The passage at this span; `sentence` cites it from now on."""
    exact = version.text[span.start : span.end]
    passage, _ = Passage.objects.get_or_create(
        version=version, start=span.start, end=span.end, defaults={"exact": exact}
    )
    if sentence is not None:
        _touch(sentence.event_id)
        if sentence.pk is None:
            last = SummarySentence.objects.filter(event=sentence.event_id).aggregate(Max("position"))
            sentence.position = (last["position__max"] or 0) + 1
            sentence.save()
        sentence.passages.add(passage)
    return passage


def _touch(event_pk):
    """So that a form of the event which was opened before does not take the citation away again."""
    event = Event.objects.select_for_update().get(pk=event_pk)
    event.lock_version += 1
    event.save(update_fields=["lock_version"])

"""Sentences and what they rest on: the summary, the findings, the timeline."""

from django.db.models import Prefetch

from articles.models import Finding, Milestone, Passage, SummarySentence

from ...dates import PartialDateField, PartialDatesMixin
from ...neighbours import without_texts
from .forms import RowForm, lines
from .section import RowsSection


class SentenceForm(RowForm):
    class Meta:
        model = SummarySentence
        fields = ["text"]
        labels = {"text": "Sentence"}
        widgets = {"text": lines(2)}


class FindingForm(RowForm):
    class Meta:
        model = Finding
        fields = ["kind", "text"]
        labels = {"text": "Finding"}
        widgets = {"text": lines(2)}


class MilestoneForm(PartialDatesMixin, RowForm):
    partial_dates = {"happened": ("happened_at", "happened_precision")}
    happened = PartialDateField(label="When")

    field_order = ["happened", "text"]

    class Meta:
        model = Milestone
        fields = ["text"]
        labels = {"text": "What happened"}
        widgets = {"text": lines(2)}


class CitedSection(RowsSection):
    fields_template = "admin/desk/workbench/cited.html"
    words_template = "admin/desk/workbench/cited_words.html"
    cites = True

    def queryset(self):
        passages = without_texts(Passage.objects.for_citation())
        return super().queryset().prefetch_related(Prefetch("passages", passages))


class SummarySection(CitedSection):
    key, title = "summary", "Summary"
    model, form_class = SummarySentence, SentenceForm
    noun, add_words = "sentence", "Add a sentence"
    empty = "Nothing is written yet. Propose a summary, or write the first sentence."
    lead = "Sentence by sentence, each with the words of the articles that it rests on."
    draft = "draft_summary"
    draft_words = "Propose a summary"


class FindingsSection(CitedSection):
    key, title = "findings", "Findings"
    model, form_class = Finding, FindingForm
    noun, add_words = "finding", "Add a finding"
    empty = "Nothing is found yet. Propose findings, or write what outlets agree or differ on."
    lead = "What all agree on, where they differ, what only one outlet has, and what nobody has established."
    draft = "draft_findings"
    draft_words = "Propose findings"


class TimelineSection(CitedSection):
    key, title = "timeline", "Timeline"
    model, form_class = Milestone, MilestoneForm
    noun, add_words = "line", "Add a line"
    empty = "No line yet. Say what happened when; lines stand in the order of their dates."
    sortable = False

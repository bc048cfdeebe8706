"""The reading pane: the text of one article of the event, from which words are picked as evidence."""

from functools import cached_property
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Article
from articles.text.retelling import read_sentences
from articles.text.spans import Span

from ...keys import as_key
from ..selecting import SelectionForm
from .section import Section


class Piece(NamedTuple):
    """Words of the text; a sentence has its number, what stands between sentences has none."""

    words: str
    number: int | None = None
    ticked: bool = False


class PickForm(SelectionForm):
    """Words that were selected or typed, sentences that were ticked, or both; and the row they are evidence for."""

    cited_for = forms.ChoiceField(
        label="As evidence for", error_messages={"required": "Choose what they are for."}
    )

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = {one.id: one for section in rows for one in section.rows}
        self.sentences = read_sentences(self.text)
        self.fields["cited_for"].choices = [
            (section.title, [(one.id, f"{one.number}. {one.row}") for one in section.rows])
            for section in rows
            if section.rows
        ]
        if not self.rows:
            self.fields[
                "cited_for"
            ].help_text = "Write a sentence, a finding or a line of the timeline first."
        self.fields["exact"].label = "Words of it"
        self.fields["exact"].help_text = "Select them in the text, or paste them. Or tick whole sentences."
        self.fields["exact"].widget.attrs["rows"] = 2

    def words_needed(self):
        return not self.ticked()

    def ticked(self) -> list[Span]:
        numbers = [as_key(one) for one in self.data.getlist("sentence")] if self.is_bound else []
        known = [one for one in numbers if one is not None and one < len(self.sentences)]
        return [Span(self.sentences[one].start, self.sentences[one].end) for one in known]

    def spans(self) -> list[Span]:
        own = self.cleaned_data.get("span")
        return [*self.ticked(), *([own] if own else [])]

    def row(self):
        return self.rows[self.cleaned_data["cited_for"]]

    def pieces(self):
        """The text cut into sentences, losing nothing."""
        at = 0
        ticked = set(self.ticked())
        for number, one in enumerate(self.sentences):
            if one.start > at:
                yield Piece(self.text[at : one.start])
            if one.end > max(at, one.start):
                span = Span(one.start, one.end)
                yield Piece(self.text[max(at, one.start) : one.end], number, span in ticked)
                at = one.end
        if at < len(self.text):
            yield Piece(self.text[at:])


class ReadingSection(Section):
    key, title, pane = "reading", "Read and cite", "details"
    template = "admin/desk/workbench/reading_section.html"
    parts = {
        "reading-text": "admin/desk/workbench/reading.html",
        "reading-which": "admin/desk/workbench/reading_which.html",
        "pick-for": "admin/desk/workbench/pick_for.html",
    }

    @cached_property
    def articles(self):
        return [one.row.article for one in self.bench.sections["coverage"].rows]

    @cached_property
    def article(self):
        """The one that is asked for, else the lead, else the first."""
        asked = as_key(self.bench.request.GET.get("read", ""))
        rows = [one.row for one in self.bench.sections["coverage"].rows]
        chosen = [row for row in rows if row.article_id == asked] or [
            row for row in rows if row.role == "lead"
        ]
        rows = chosen or rows
        if not rows:
            return None
        return Article.objects.select_related("source", "current_version").get(pk=rows[0].article_id)

    @property
    def text(self):
        """Of the article, if it has one."""
        return self.article.text if self.article else ""

    @property
    def cited(self):
        return [one for one in self.bench.sections.values() if getattr(one, "cites", False)]

    @cached_property
    def may_pick(self):
        return self.bench.may_work and self.bench.may("add_passage")

    def form(self, data=None):
        if not self.text:
            raise ValidationError("This article has no text to cite from. Bring its text in first.")
        return PickForm(
            data,
            version=self.article.current_version,
            rows=self.cited,
            auto_id="pick-%s",
            label_suffix="",
            initial={"cited_for": self.bench.request.GET.get("at", "")},
        )

    @cached_property
    def pick_form(self):
        return self.bench.refused_new(self.key) or self.form()

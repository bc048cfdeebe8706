"""Words selected in a text: by mouse with the place the browser tells, or pasted, and then found here."""

import re

from django import forms
from django.core.exceptions import ValidationError

from articles.text.spans import Span, from_utf16

AGAIN = "Select the words in the text again."
# A keyboard has one of each; texts have them all.
TYPED_ALIKE = ['"“”„‟«»', "'‘’‚‛‹›`´", "-‐‑‒–—−"]
ALIKE = {mark: "[" + re.escape(marks) + "]" for marks in TYPED_ALIKE for mark in marks}


def find_span(text, exact, *, start=None, end=None, which=None, near=None):
    """Where the words stand. `start` and `end` count UTF-16 units, as browsers do; `which` counts from 1.

    Of words that stand in several places those are meant that share something with the span `near`.
    Raises ValidationError with what to do about it.
    """
    exact = _one_line_end(exact)
    if not exact.strip():
        raise ValidationError("Select some words, or paste them.")
    if start is not None and end is not None:
        return _span_at(text, exact, start, end)
    return _span_of(text, exact, which, near)


def _span_at(text, exact, start, end):
    try:
        span = Span(from_utf16(text, start), from_utf16(text, end))
    except ValueError as error:
        raise ValidationError(
            f"Characters {start}–{end} are outside the text, which has {len(text)} characters. {AGAIN}"
        ) from error
    if _one_line_end(text[span.start : span.end]) != exact:
        raise ValidationError(f"These words do not stand at that place in the text. {AGAIN}")
    before = len(exact) - len(exact.lstrip())
    after = len(exact) - len(exact.rstrip())
    return Span(span.start + before, span.end - after)


def _one_line_end(text):
    """Forms send two characters for each."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _span_of(text, exact, which, near):
    found = _places(text, exact)
    if not found:
        raise ValidationError("These words are not in the text. Paste them exactly as they stand there.")
    if which is None and near is not None:
        found = [span for span in found if span.start < near.end and near.start < span.end] or found
    if which is None and len(found) > 1:
        raise ValidationError(
            f"These words stand in the text {len(found)} times. Say which you mean, counting from 1."
        )
    if (which or 1) > len(found):
        times = "once" if len(found) == 1 else f"{len(found)} times"
        raise ValidationError(f"These words stand in the text only {times}. Give a lower number.")
    return found[(which or 1) - 1]


def _places(text, exact):
    if len(exact.split()) > len(text.split()):
        return []
    # What is copied from a page has its own line breaks.
    words = ("".join(ALIKE.get(one, re.escape(one)) for one in word) for word in exact.split())
    return [Span(*match.span()) for match in re.finditer(r"\s+".join(words), text)]


class SelectionForm(forms.Form):
    """`cleaned_data["span"]` is where the words stand in the version's text, or in its raw text."""

    exact = forms.CharField(
        label="The words",
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-selected": "exact"}),
        help_text="Select them in the text, or paste them here exactly as they stand.",
    )
    which = forms.IntegerField(
        label="Which of them",
        required=False,
        min_value=1,
        help_text="Only when the same words stand in the text more than once: 1 is the first.",
    )
    start = forms.IntegerField(required=False, widget=forms.HiddenInput(attrs={"data-selected": "start"}))
    end = forms.IntegerField(required=False, widget=forms.HiddenInput(attrs={"data-selected": "end"}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    near = None

    def __init__(self, *args, version, raw=False, **kwargs):
        self.shown = version
        self.raw = raw
        self.text = version.raw_text if raw else version.text
        super().__init__(*args, **kwargs)
        self.initial.setdefault("version", version.pk)

    def clean_version(self):
        if self.cleaned_data["version"] != self.shown.pk:
            if not self.raw:
                # Sent again, the words are looked for in the text as it is now. Cuts have no such second home.
                self.data = self.data.copy()
                for name, value in {"version": self.shown.pk, "start": "", "end": ""}.items():
                    self.data[name] = value
            raise ValidationError(
                f"The text changed since you opened this page: it is version {self.shown.number} now. "
                f"What you typed is kept. {AGAIN}"
            )
        return self.cleaned_data["version"]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and (cleaned["exact"].strip() or self.words_needed()):
            place = {name: cleaned[name] for name in ("start", "end", "which")}
            try:
                cleaned["span"] = find_span(self.text, cleaned["exact"], near=self.near, **place)
            except ValidationError as error:
                self.add_error("exact", error)
        return cleaned

    def words_needed(self):
        return True

    def hidden_errors(self):
        """What is wrong with fields that nobody sees is told at the top."""
        return [error for field in self.hidden_fields() for error in field.errors]

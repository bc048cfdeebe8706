"""The forms of the annotator: a quotation or a name that is marked, and one that is changed."""

import json

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Quote
from articles.models.deeds import token
from articles.text.spans import Span

from ..selecting import SelectionForm
from .marks import person_of
from .whom import PersonForm

TYPES = [(kind.value, kind.label) for kind in Quote.Kind]


class AboutQuote(PersonForm):
    """What is said of a quotation."""

    kind = forms.ChoiceField(choices=TYPES, widget=forms.RadioSelect)
    speaker_text = forms.CharField(
        label="Speaker as named",
        required=False,
        max_length=300,
        help_text="What the text calls the speaker; enough when nobody on the desk knows the person.",
    )
    on_behalf_of = forms.CharField(
        label="On behalf of",
        required=False,
        max_length=200,
        help_text="Whom a spokesperson speaks for, such as a ministry.",
    )
    public_context = forms.CharField(
        label="Context for readers", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    desk_note = forms.CharField(
        label="Desk note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Never shown to readers.",
    )

    main = ["kind", "speaker", "speaker_new", "speaker_text", "on_behalf_of"]
    further = ["public_context", "desk_note"]
    words = ["exact", "which"]

    def main_fields(self):
        return [self[name] for name in self.main if name in self.fields]

    def further_fields(self):
        return [self[name] for name in self.further]

    def words_fields(self):
        return [self[name] for name in self.words]

    def said(self):
        """What the deeds of quotes/marking.py take; makes the person who is new."""
        plain = ("kind", "speaker_text", "on_behalf_of", "public_context", "desk_note")
        return {name: self.cleaned_data[name] for name in plain} | {"speaker": self.person()}


class QuoteForm(AboutQuote, SelectionForm):
    """A new one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("kind", Quote.Kind.DIRECT)


class NameForm(PersonForm, SelectionForm):
    person_field, person_label = "person", "Who is meant"


class SeenForm(forms.Form):
    """Changes a row only where something was changed, and only if it is still as it was seen.

    `before` says what stood in the form when it was opened. Refused because of a colleague, the form comes back with
    what was typed; all else in it is as it stands now, so that sending it again takes nothing of theirs away.
    """

    seen = forms.CharField(widget=forms.HiddenInput)
    before = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, row, **kwargs):
        self.row = row
        standing = self.standing()
        super().__init__(*args, initial=standing | self.stamps(standing), **kwargs)

    def standing(self):
        """What the row says, by field."""
        raise NotImplementedError

    def stamps(self, standing):
        return {"seen": token(self.row), "before": json.dumps(standing)}

    def typed(self):
        """The names of the fields that were changed since the form was opened."""
        try:
            before = json.loads(self.data.get("before", ""))
        except ValueError:
            before = None
        before = before if isinstance(before, dict) else self.standing()
        return {
            name for name in self.standing() if _plain(self.data.get(name, "")) != _plain(before.get(name))
        }

    def bring_up_to_date(self):
        """After a colleague's change, the row being as it is now."""
        standing, typed = self.standing(), self.typed()
        kept = {name: value for name, value in standing.items() if name not in typed}
        self.data = self.data.copy()
        # Not update: a QueryDict would add to what is there.
        for name, value in (kept | self.stamps(standing)).items():
            self.data[name] = value


class MendQuoteForm(SeenForm, AboutQuote, SelectionForm):
    def __init__(self, *args, row, **kwargs):
        self.near = Span(row.start, row.end)
        super().__init__(*args, row=row, version=row.version, **kwargs)

    def standing(self):
        row = self.row
        plain = ("kind", "speaker_text", "on_behalf_of", "public_context", "desk_note", "exact")
        return {name: getattr(row, name) for name in plain} | self.initial_person(person_of(row))

    def changes(self):
        """What the deed takes: the fields that were changed, and the span where the words were."""
        typed = self.typed()
        if "speaker_key" in typed:
            typed.add("speaker")
        said = {name: value for name, value in self.said().items() if name in typed}
        moved = "exact" in typed or self.cleaned_data["start"] is not None
        return said | ({"span": self.cleaned_data["span"]} if moved else {})


class WhoForm(SeenForm, PersonForm):
    """Whom a name means."""

    person_field, person_label = "person", "Who is meant"

    def standing(self):
        return self.initial_person(person_of(self.row))

    def clean_person(self):
        if not self.cleaned_data["person"].strip():
            raise ValidationError("Say which person is meant, or reject the name.")
        return self.cleaned_data["person"]


def _plain(value):
    """As a browser sends it: line ends are two characters, and nothing is an empty text."""
    return "" if value is None else str(value).replace("\r\n", "\n").strip()

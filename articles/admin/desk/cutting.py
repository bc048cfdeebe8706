"""The raw text with what was cut struck through, and how an editor cuts less or more of it."""

from typing import NamedTuple

from django import forms
from django.contrib import messages

from articles.ingest.store import recut
from articles.models import Article
from articles.text.cuts import RULES, Cut, normalise_cuts

from .doors import DeskFormView
from .selecting import SelectionForm

# What nobody sees is gone without a mark in the text.
UNSEEN = {"whitespace", "invisible"}


class Piece(NamedTuple):
    """A stretch of raw text; `cut` is its place among the cuts, None for what was kept or is not worth a mark."""

    text: str
    cut: int | None = None
    rule: str = ""


def cut_pieces(version):
    pieces, kept_from = [], 0
    for number, cut in enumerate(version.cut_list):
        pieces.append(Piece(version.raw_text[kept_from : cut.start]))
        words = version.raw_text[cut.start : cut.end]
        pieces.append(
            Piece(words) if cut.rule in UNSEEN else Piece(words, number, RULES.get(cut.rule, cut.rule))
        )
        kept_from = cut.end
    pieces.append(Piece(version.raw_text[kept_from:]))
    return [piece for piece in pieces if piece.text]


class CutForm(SelectionForm):
    """Its `restore` boxes stand in the text, each beside its cut."""

    restore = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, version=version, raw=True, **kwargs)
        self.fields["restore"].choices = [(number, number) for number in range(len(version.cuts))]
        self.fields["exact"].label = "Cut more"

    def words_needed(self):
        return not self.cleaned_data.get("restore")

    def visible_fields(self):
        return [field for field in super().visible_fields() if field.name != "restore"]

    def hidden_errors(self):
        return [*super().hidden_errors(), *self["restore"].errors]

    def restored(self):
        ticked = self["restore"].value() or []
        return {int(number) for number in ticked if str(number).isdecimal()}

    def cuts(self):
        restored = set(self.cleaned_data["restore"])
        kept = [cut for number, cut in enumerate(self.shown.cut_list) if number not in restored]
        if "span" in self.cleaned_data:
            kept.append(Cut(*self.cleaned_data["span"], "editor"))
        return normalise_cuts(self.shown.raw_text, kept)


class Recut(DeskFormView):
    model = Article
    permission = "articles.change_article"
    template_name = "admin/desk/recut.html"
    form_class = CutForm
    title = "Cut the text"
    submit = "Make the new version"
    anchor = "text"

    def get_queryset(self):
        return super().get_queryset().select_related("current_version")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"version": self.object.current_version}

    def get_context_data(self, **kwargs):
        pieces = cut_pieces(self.object.current_version)
        return super().get_context_data(pieces=pieces, **kwargs)

    def do(self, form):
        version = recut(self.object, form.cuts(), user=self.request.user)
        messages.success(self.request, f"The text is now version {version.number}, cut as you said.")

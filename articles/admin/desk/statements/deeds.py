"""What is done on the screens of a statement: each deed with its undo, each refusal with what was typed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse

from articles.models import Quote, Statement
from articles.quotes.stating import (
    join,
    part,
    revise,
    state,
    take_back_stating,
    take_back_telling_apart,
    tell_apart,
)

from ...choosing import TYPED
from ...counting import numbered
from ...keys import as_key
from ..doors import Deed, offer_undo, say_errors
from .asked import Asked, as_text, keys_in, with_fields
from .forms import StatedForm, quote_field
from .screen import NOTHING_CHOSEN, NoStatementYet, StatementScreen, SuggestionScreen

UNDO = "admin:articles_statement_undo"
# What may be done with quotes, and who may.
NEEDED = {
    "state": "add_statement",
    "revise": "change_statement",
    "join": "decide_quote",
    "add": "decide_quote",
    "apart": "decide_quote",
    "part": "decide_quote",
}


class Deeds:
    """POST `do`, one of `deeds`; the method of that name does it and says where to go. Refused, the page comes back
    with what was typed and ticked."""

    deeds = ()

    def post(self, request, *args, **kwargs):
        do = request.POST.get("do", "")
        if do not in self.deeds:
            messages.error(request, "Choose one of the buttons.")
            return self.get(request)
        if not self.may(NEEDED[do]):
            raise PermissionDenied
        self.form = self.get_form()
        try:
            return HttpResponseRedirect(getattr(self, do)())
        except ValidationError as error:
            say_errors(request, error)
            return self.refused(self.form if do in ("state", "revise") else None)

    def ticked(self, name="quote"):
        """The quotes whose boxes were ticked; one that is gone meanwhile is told by the deed."""
        keys = {as_key(key) for key in self.request.POST.getlist(name)} - {None}
        return [Quote(pk=key) for key in sorted(keys)]

    def offer_undo(self, words, do, quotes, *, pairs=(), statement=None):
        fields = {
            "undo": do,
            "quotes": as_text(quotes),
            "pairs": ",".join(f"{low}-{high}" for low, high in pairs),
            "statement": statement.pk if statement else "",
            "next": self.here(),
        }
        offer_undo(self.request, words, reverse(UNDO), **fields)

    def valid(self):
        if not self.form.is_valid():
            raise ValidationError("Nothing was saved. Mend what is marked below.")
        return self.form.said_of_it()


class PutTogether(Deeds, SuggestionScreen):
    """POST `quotes`, all that the page showed, and `quote`, those ticked."""

    deeds = ("state", "apart")

    def post(self, request, *args, **kwargs):
        self.shown = self.asked_quotes()
        if not self.shown:
            messages.warning(request, NOTHING_CHOSEN)
            return HttpResponseRedirect(self.asked.list_url)
        self.after = self.asked.beside(self.shown, 1)
        return super().post(request, *args, **kwargs)

    def get_form(self):
        return StatedForm(self.request.POST, admin_site=self.admin_site)

    def here(self):
        keys = {"quotes": as_text(self.shown), **self.asked.fields}
        return with_fields(reverse("admin:articles_statement_put_together"), keys)

    def state(self):
        ticked = self.ticked()
        if len(ticked) < 2:
            raise ValidationError("Tick at least two quotes that render one utterance.")
        statement = state(ticked, user=self.request.user, **self.valid())
        keys = {quote.pk for quote in ticked}
        others = [quote for quote in self.shown if quote.pk not in keys]
        pairs = tell_apart(ticked, others, user=self.request.user) if others else []
        words = f"One statement of {numbered(len(ticked), 'quote')}: {statement}."
        self.offer_undo(words, "state", ticked, pairs=pairs, statement=statement)
        return self.after or with_fields(statement.get_admin_url(), self.asked.fields)

    def apart(self):
        pairs = tell_apart(self.shown, user=self.request.user)
        self.offer_undo("Not one utterance. They are not suggested again.", "apart", self.shown, pairs=pairs)
        return self.after or self.asked.list_url

    def refused(self, form):
        ticked = {quote.pk for quote in self.ticked()}
        return self.render_to_response(
            self.get_context_data(quotes=self.asked_quotes(), form=form, ticked=ticked)
        )


class StatementDeeds(Deeds, StatementScreen):
    """POST `quote`, candidates that are ticked, or `member`, members that are."""

    deeds = ("join", "apart", "part", "add", "revise")

    def get_form(self):
        instance = Statement.objects.get(pk=self.object.pk)
        return StatedForm(self.request.POST, instance=instance, admin_site=self.admin_site)

    def here(self):
        return with_fields(self.object.get_admin_url(), self.asked.fields)

    def refused(self, form):
        ticked = {quote.pk for quote in self.ticked()}
        return self.render_to_response(self.get_context_data(form=form, ticked=ticked))

    def candidates(self):
        return Quote.objects.filter(pk__in=keys_in(self.request.POST.get("candidates", "")))

    def join(self):
        ticked = self._some(self.ticked())
        keys = {quote.pk for quote in ticked}
        members = list(self.object.quotes.all())
        new = join(self.object, ticked, user=self.request.user)
        others = [quote for quote in self.candidates() if quote.pk not in keys and not quote.statement_id]
        pairs = tell_apart(members, others, user=self.request.user) if others and members else []
        self.offer_undo(
            f"{numbered(len(new), 'quote')} added.", "join", new, pairs=pairs, statement=self.object
        )
        return self.here()

    def apart(self):
        candidates = self._some(list(self.candidates()))
        pairs = tell_apart(candidates, list(self.object.quotes.all()), user=self.request.user)
        self.offer_undo("Not the same utterance. They are not suggested again.", "apart", [], pairs=pairs)
        return self.here()

    def part(self):
        ticked = self._some(self.ticked("member"))
        taken = part(self.object, ticked, user=self.request.user)
        self.offer_undo(
            f"{numbered(len(taken), 'quote')} taken out, and not suggested for it again.",
            "part",
            taken,
            statement=self.object,
        )
        return self.here()

    def add(self):
        typed = self.request.POST.get(f"another{TYPED}", "").strip() or self.request.POST.get("another", "")
        quote = quote_field(self.admin_site).clean(typed)
        new = join(self.object, [quote], user=self.request.user)
        if new:
            self.offer_undo(f"Added: {quote}", "join", new, statement=self.object)
        else:
            messages.info(self.request, "Nothing changed: it is part of this statement already.")
        return self.here()

    def revise(self):
        revise(
            self.object,
            user=self.request.user,
            seen=as_key(self.request.POST.get("seen", "")),
            **self.valid(),
        )
        messages.success(self.request, "Saved.")
        return self.here()

    def _some(self, quotes):
        if not quotes:
            raise ValidationError("Tick the quotes that you mean.")
        return quotes


class UndoStatementDeed(NoStatementYet, Deed):
    """POST `undo`, the deed, with the quotes, the pairs and the statement that it was about."""

    permission = "articles.decide_quote"

    def home_url(self):
        return Asked(self.request.POST).list_url

    def do(self):
        posted, user = self.request.POST, self.request.user
        quotes = list(Quote.objects.filter(pk__in=keys_in(posted.get("quotes", ""))))
        pairs = [
            tuple(keys) for pair in posted.get("pairs", "").split(",") if len(keys := keys_in(pair)) == 2
        ]
        statement = Statement(pk=as_key(posted.get("statement", "")))
        match posted.get("undo"):
            case "state":
                take_back_stating(statement, quotes, user=user)
            case "join":
                part(statement, quotes, user=user, remember=False)
            case "part":
                join(statement, quotes, user=user)
            case "apart":
                if not take_back_telling_apart(pairs):
                    raise ValidationError("There is nothing to undo: it was taken back already.")
            case _:
                raise ValidationError("There is nothing to undo.")
        take_back_telling_apart(pairs)
        messages.success(self.request, "Taken back.")

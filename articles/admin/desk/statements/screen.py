"""One utterance in all its renderings: a suggestion to be decided, or a statement that was."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from articles.models import Quote, QuotesToldApart, Statement
from articles.models.dates import say_date
from articles.quotes.proposing import propose_statement
from articles.quotes.statements import neighbours_of, suggested_statements

from ..doors import DeskMixin
from .asked import SUGGESTED, Asked, as_text, keys_in, with_fields
from .at_hand import at_hand, told_apart_from
from .forms import StatedForm, quote_field

PERMISSIONS = ["add_statement", "change_statement", "delete_statement", "decide_quote"]
NOTHING_CHOSEN = "None of these quotes is there any more. Choose from what is suggested now."
MOST_LATELY = 10
PER_PAGE = 50


class StatementDoor(DeskMixin):
    """For whoever may see quotes and statements; `permission` is what a deed asks beyond that."""

    model = Statement
    permission = None

    def allowed(self):
        return self.may("view_statement") and self.may("view_quote") and self.allowed_too()

    def allowed_too(self):
        return self.permission is None or self.request.user.has_perm(self.permission)

    @property
    def asked(self):
        if not hasattr(self, "_asked"):
            posted = self.request.method == "POST"
            self._asked = Asked(self.request.POST if posted else self.request.GET)
        return self._asked


class NoStatementYet(StatementDoor):
    def get_object(self):
        return None


class Screen(StatementDoor, TemplateView):
    """What the two screens have in common."""

    template_name = "admin/desk/statement.html"

    def screen_context(self, shown, **context):
        add = quote_field(self.admin_site)
        return {
            **self.admin_site.each_context(self.request),
            "at_hand": shown,
            "opts": Statement._meta,
            "may": {name: self.may(name) for name in PERMISSIONS},
            "scope": self.asked.fields,
            "subject": self.asked.subject,
            "list_url": self.asked.list_url,
            "next_url": self.asked.beside(shown.quotes, 1),
            "previous_url": self.asked.beside(shown.quotes, -1),
            "waiting": len(self.asked.suggestions),
            "quotes": as_text(shown.quotes),
            "another": add.widget.render("another", None, {"id": "id_another"}),
            "undo_key": "z",
            **context,
        }


class SuggestionScreen(NoStatementYet, Screen):
    """GET `quotes`, the keys of those that may be one utterance: suggested, or chosen by hand."""

    def get(self, request, *args, **kwargs):
        quotes = self.asked_quotes()
        if not quotes:
            messages.warning(request, NOTHING_CHOSEN)
            return HttpResponseRedirect(self.asked.list_url)
        stated = {quote.statement_id for quote in quotes} - {None}
        if len(stated) == 1 and all(quote.statement_id for quote in quotes):
            return HttpResponseRedirect(quotes[0].statement.get_admin_url())
        return self.render_to_response(self.get_context_data(quotes=quotes))

    def asked_quotes(self):
        data = self.request.POST if self.request.method == "POST" else self.request.GET
        return list(Quote.objects.standing().filter(pk__in=keys_in(data.get("quotes", ""))).for_comparing())

    def get_context_data(self, quotes=(), form=None, ticked=None, **kwargs):
        suggestion = self.suggestion_of(quotes)
        shown = at_hand(quotes)
        if form is None:
            form = StatedForm(admin_site=self.admin_site, proposal=propose_statement(shown.quotes))
        return super().get_context_data(
            **self.screen_context(
                shown,
                title="One utterance?",
                suggestion=suggestion,
                statement=None,
                form=form,
                media=form.media,
                ticked={quote.pk for quote in quotes} if ticked is None else ticked,
            ),
            **kwargs,
        )

    def suggestion_of(self, quotes):
        """What the machine says of these: the suggestion that has them all."""
        place = self.asked.place_of(quotes)
        keys = {quote.pk for quote in quotes}
        found = self.asked.suggestions[place] if place is not None else None
        return found if found and keys <= {quote.pk for quote in found.quotes} else None


class StatementScreen(Screen):
    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_queryset(self):
        return super().get_queryset().select_related("speaker", "on_behalf_of_person")

    def get_context_data(self, form=None, ticked=None, **kwargs):
        members = list(Quote.objects.filter(statement=self.object).for_comparing())
        suggestion = self.suggestion_for(members)
        candidates = suggestion.new if suggestion else []
        shown = at_hand([*members, *candidates], self.object)
        last = self.object.history.first()
        form = form or StatedForm(instance=self.object, admin_site=self.admin_site)
        return super().get_context_data(
            **self.screen_context(
                shown,
                title=str(self.object),
                suggestion=suggestion,
                statement=self.object,
                form=form,
                media=form.media,
                seen=last.pk if last else "",
                said=say_date(self.object.said_at, self.object.said_precision),
                told_apart=told_apart_from(members),
                member_keys={quote.pk for quote in members},
                ticked={quote.pk for quote in candidates} if ticked is None else ticked,
            ),
            **kwargs,
        )

    def suggestion_for(self, members):
        if not members:
            return None
        found = suggested_statements(neighbours_of(members))
        return next((one for one in found if one.statement == self.object), None)


def pages_beside(page):
    if page.has_previous():
        yield "Surer ones", page.previous_page_number()
    if page.has_next():
        yield "More", page.next_page_number()


class Suggestions(NoStatementYet, TemplateView):
    """The list of what is suggested, the surest first."""

    template_name = "admin/desk/statements.html"

    def get_context_data(self, **kwargs):
        page = Paginator(self.asked.suggestions, PER_PAGE).get_page(self.request.GET.get("page"))
        rows = [(one, at_hand(one.quotes, one.statement), self.asked.url_of(one)) for one in page]
        lately = QuotesToldApart.objects.select_related("decided_by", "low", "high")
        return super().get_context_data(
            **self.admin_site.each_context(self.request),
            title="Suggested statements",
            opts=Statement._meta,
            subject=self.asked.subject,
            subject_url=self.asked.subject_url,
            suggestions=self.asked.suggestions,
            rows=rows,
            page=page,
            beside=[
                (words, with_fields(reverse(SUGGESTED), {**self.asked.fields, "page": number}))
                for words, number in pages_beside(page)
            ],
            told_apart=lately.order_by("-decided_at", "-pk")[:MOST_LATELY],
            may={name: self.may(name) for name in PERMISSIONS},
            list_url=self.asked.list_url,
            undo_key="z",
            **kwargs,
        )


class QuoteStatement(StatementDoor, View):
    """From a quote to the utterance that it renders: its statement, or what is suggested for it."""

    model = Quote

    def get(self, request, *args, **kwargs):
        if self.object.statement_id:
            return HttpResponseRedirect(self.object.statement.get_admin_url())
        asked = Asked({"beside": str(self.object.pk)})
        found = asked.suggestions
        return HttpResponseRedirect(asked.url_of(found[0]) if found else asked.list_url)

"""The annotation screen: a text with its quotations and names, their list, and the one that is at hand.

Everything is drawn here, for browsers with and without a script. A script asks for the same in parts
(`Accept: application/json`) and puts each in its place; what stands in the database is the only truth.
"""

from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse

from articles.models import Article
from articles.models.deeds import Past

from ..doors import DeskFormView
from .citing import CiteForm
from .forms import MendQuoteForm, NameForm, QuoteForm, WhoForm
from .marked_text import marked_paragraphs
from .marks import NAMES, QUOTES, Marks

DECIDES = {"quote": "decide_quote", "name": "change_mention"}
MENDS = {"quote": "change_quote", "name": "change_mention"}
ADDS = {"mark": "add_quote", "name": "add_mention", "cite": "add_passage"}
VIEWS = ["waiting", "all", "rejected"]
# What a script puts in its place, by the element's id.
PARTS = ["strip", "text", "list", "item"]
PANELS = {"mark": QuoteForm, "name": NameForm, "cite": CiteForm}


class AnnotatorPage(DeskFormView):
    model = Article
    template_name = "admin/desk/annotate.html"
    title = "Annotate"
    at = ""

    def get_queryset(self):
        with_text = super().get_queryset().filter(current_version__isnull=False)
        return with_text.select_related("source", "current_version")

    def allowed(self):
        return self.may("view_quote")

    # Where one is: which list, which of it, and the mark at hand. Kept in the address.

    def list_shown(self):
        return NAMES if self.request.GET.get("list") == NAMES else QUOTES

    def view_shown(self):
        asked = self.request.GET.get("view")
        return asked if asked in VIEWS else ""

    def address(self, at=""):
        query = QueryDict(mutable=True)
        query.update({"list": self.list_shown(), "view": self.view_shown(), "at": at})
        filled = {name: value for name, value in query.items() if value}
        return reverse("admin:articles_article_annotate", args=[self.object.pk], query=filled)

    def home_url(self):
        return self.address(self.at) + ("#item" if self.at else "")

    # What is answered.

    def wants_parts(self):
        return "application/json" in self.request.headers.get("Accept", "")

    def say(self, words, level=messages.SUCCESS):
        self.said = [*getattr(self, "said", []), (level, words)]

    def answer(self, *, refused=False, form=None, done=""):
        """After a deed. `form` is one that was refused; `done` is the panel whose form has done its work."""
        said = getattr(self, "said", [])
        self.object = self.get_object()
        if self.wants_parts():
            panel = done or panel_of(form)
            return self.parts([*PARTS, panel] if panel else PARTS, form=form, said=said, refused=refused)
        for level, words in said:
            messages.add_message(self.request, level, words)
        if form is not None:
            return self.render_to_response(self.get_context_data(form=form))
        return HttpResponseRedirect(self.back_url())

    def parts(self, names, *, form=None, said=(), refused=False):
        context = self.get_context_data(form=form)
        drawn = {
            name: render_to_string(f"admin/desk/annotate/{name}.html", context, self.request)
            for name in names
        }
        here = context["here"]
        return JsonResponse(
            {
                "parts": drawn,
                "said": [{"words": words, "wrong": level >= messages.WARNING} for level, words in said],
                "refused": refused,
                "at": here.key if here else "",
                "list": context["list_shown"],
                "view": context["view_shown"],
                "version": self.object.current_version_id,
            },
            status=422 if refused else 200,
        )

    def get_context_data(self, form=None, **kwargs):
        version = self.object.current_version
        marks = Marks(version)
        here = marks.find(self.at) or marks.next_waiting(self.list_shown())
        list_shown = here.list if here else self.list_shown()
        undo = marks.last_deed_of(self.request.user)
        return super().get_context_data(
            form=form,
            version=version,
            marks=marks,
            here=here,
            may={name: self.may(permission) for name, permission in ADDS.items()},
            may_decide_quote=self.may("decide_quote"),
            undo=undo,
            paragraphs=marked_paragraphs(version.text, marks.all),
            lists=marks.lists(),
            list_shown=list_shown,
            view_shown=self.view_shown() or ("waiting" if marks.waiting(list_shown) else "all"),
            where=f"list={list_shown}" + (f"&view={self.view_shown()}" if self.view_shown() else ""),
            **self.item_context(marks, here, form),
            **self.panels(form),
            **kwargs,
        )

    def item_context(self, marks, here, form):
        if here is None:
            return {"item_form": None}
        rows = marks.of(here.list)
        place = rows.index(here)
        past = Past(list(here.row.history.select_related("history_user").order_by("history_id")))
        deed = past.last_deed()
        theirs = deed is not None and deed.history_user_id == self.request.user.pk
        return {
            "item_form": form if isinstance(form, (MendQuoteForm, WhoForm)) else self.item_form(here),
            "item_deed": deed,
            "may_decide": self.may(DECIDES[here.noun]),
            "may_mend": self.may(MENDS[here.noun]),
            "may_take_back": deed is not None and (theirs or self.may(DECIDES[here.noun])),
            "previous": rows[place - 1] if place else None,
            "next": rows[place + 1] if place + 1 < len(rows) else None,
            "next_waiting": marks.next_waiting(here.list, after=here),
        }

    def item_form(self, mark, **kwargs):
        mark.row.version = self.object.current_version
        form = MendQuoteForm if mark.noun == "quote" else WhoForm
        return form(
            row=mark.row, may_add_person=self.may("add_person"), auto_id="item_%s", label_suffix="", **kwargs
        )

    def panels(self, refused):
        """The forms that mark or cite other words, each empty unless it was refused."""
        return {
            f"{name}_form": refused if isinstance(refused, form) else self.panel_form(name)
            for name, form in PANELS.items()
        }

    def panel_form(self, name, **kwargs):
        if name == "cite":
            return CiteForm(article=self.object, auto_id="cite_%s", label_suffix="", **kwargs)
        return PANELS[name](
            version=self.object.current_version,
            may_add_person=self.may("add_person"),
            auto_id=f"{'quote' if name == 'mark' else name}_%s",
            label_suffix="",
            **kwargs,
        )


def panel_of(form):
    return next((name for name, kind in PANELS.items() if isinstance(form, kind)), "")

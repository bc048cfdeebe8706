"""What is done on the annotation screen: mark, cite, decide, change, take back. One POST, one deed.

Each says what it saw of the mark. What a colleague changed meanwhile is told, shown, and not overwritten.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from articles.models import Quote
from articles.models.deeds import GONE, Past, take_back
from articles.people.deciding import confirm_mention, mark_mention, reject_mention
from articles.quotes.marking import change, confirm, mark_quote, reject, words_at

from ..doors import Deed
from .citing import cite
from .marks import MODELS, Marks
from .screen import DECIDES, MENDS, PARTS, AnnotatorPage

DECIDED = {"confirm": "Confirmed", "reject": "Rejected, and never suggested again"}


class PanelDeed(AnnotatorPage):
    """A form that marks or cites words of the text. Refused, it comes back as it was typed."""

    panel = ""

    def post(self, request, *args, **kwargs):
        form = self.panel_form(self.panel, data=request.POST)
        if form.is_valid():
            try:
                with transaction.atomic():
                    self.do(form)
            except ValidationError as error:
                form.add_error(None, error)
        if form.errors:
            self.say("Not saved. See what is said beside the form.", messages.ERROR)
            return self.answer(refused=True, form=form)
        return self.answer(done=self.panel)


class Annotate(PanelDeed):
    """GET the screen, or with `part=item` only what is at hand; POST a new quotation."""

    panel = "mark"

    def allowed(self):
        return self.may("add_quote" if self.request.method == "POST" else "view_quote")

    def get(self, request, *args, **kwargs):
        self.at = request.GET.get("at", "")
        if self.wants_parts():
            return self.parts(["item"] if request.GET.get("part") == "item" else PARTS)
        return self.render_to_response(self.get_context_data())

    def do(self, form):
        version = self.object.current_version
        confirmed = self.may("decide_quote")
        said = form.said()
        quote = mark_quote(
            version, *form.cleaned_data["span"], **said, user=self.request.user, confirmed=confirmed
        )
        self.at = f"quote-{quote.pk}"
        self.say(f"{'Marked' if quote.is_decided() else 'Suggested; an editor will decide'}: {quote}")


class MarkName(PanelDeed):
    http_method_names = ["post"]
    panel = "name"

    def allowed(self):
        return self.may("add_mention")

    def do(self, form):
        version = self.object.current_version
        span = words_at(version, *form.cleaned_data["span"])
        confirmed = self.may("change_mention")
        name = mark_mention(version, span, person=form.person(), user=self.request.user, confirmed=confirmed)
        self.at = f"name-{name.pk}"
        told = f"{name} is {name.person}" if name.person else f"{name} names somebody"
        self.say(told if confirmed else f"Suggested: {told}; an editor will decide")


class Cite(PanelDeed):
    http_method_names = ["post"]
    panel = "cite"

    def allowed(self):
        return self.may("add_passage")

    def do(self, form):
        sentence = form.cited_for()
        if sentence and not self.may("change_event"):
            raise PermissionDenied
        passage = cite(self.object.current_version, form.cleaned_data["span"], sentence)
        told = f"{passage} is evidence for “{sentence}”." if sentence else f"{passage} is kept as a passage."
        self.say(told)


class MarkDeed(AnnotatorPage):
    """On one mark of the article's text, named in the address."""

    http_method_names = ["post"]
    permissions = {}

    def dispatch(self, request, *args, **kwargs):
        self.noun = kwargs["mark"].partition("-")[0]
        return super().dispatch(request, *args, **kwargs)

    def allowed(self):
        return self.noun in MODELS and self.may(self.permissions[self.noun])

    def post(self, request, *args, **kwargs):
        self.at = kwargs["mark"]
        marks = Marks(self.object.current_version)
        self.mark = marks.find(self.at)
        try:
            if self.mark is None:
                raise ValidationError(GONE)
            self.mark.row.version = self.object.current_version
            self.do(marks)
        except ValidationError as error:
            return self.refuse(error)
        return self.answer()

    def refuse(self, error):
        for words in error.messages:
            self.say(words, messages.ERROR)
        return self.answer(refused=True)

    def seen(self):
        return self.request.POST.get("seen", "")


class DecideMark(MarkDeed):
    """POST `decision` as confirm or reject; on to the next that waits."""

    permissions = DECIDES

    def do(self, marks):
        decision = self.request.POST.get("decision", "")
        deeds = {
            "quote": {"confirm": confirm, "reject": reject},
            "name": {"confirm": confirm_mention, "reject": reject_mention},
        }[self.noun]
        if decision not in deeds:
            raise ValidationError("Choose confirm or reject.")
        then = marks.next_waiting(self.mark.list, after=self.mark)
        row = deeds[decision](self.mark.row, user=self.request.user, seen=self.seen())
        self.say(f"{DECIDED[decision]}: {row}")
        self.at = then.key if then and then is not self.mark else self.at


class MendMark(MarkDeed):
    """POST the form of the mark at hand: only what was changed in it is changed."""

    permissions = MENDS

    form = None

    def do(self, marks):
        self.form = self.item_form(self.mark, data=self.request.POST)
        if not self.form.is_valid():
            raise ValidationError("Not saved. See what is said beside the form.")
        with transaction.atomic():
            self.mend(self.form)

    def refuse(self, error):
        """What was typed is kept; what a colleague changed meanwhile stands beside it as it is now."""
        now = Marks(self.object.current_version).find(self.at)
        if self.form is None or now is None:
            return super().refuse(error)
        if not self.form.errors:
            self.form.add_error(None, error)
        self.form.row = now.row
        self.form.bring_up_to_date()
        self.say(error.messages[0], messages.ERROR)
        return self.answer(refused=True, form=self.form)

    def mend(self, form):
        user, seen = self.request.user, self.seen()
        if self.noun == "name":
            row = confirm_mention(self.mark.row, person=form.person(), user=user, seen=seen)
            self.say(f"{row} is {row.person}")
            return
        quote = change(self.mark.row, user=user, seen=seen, **form.changes())
        self.say(f"Saved: {quote}")


class TakeBackMark(MarkDeed):
    """The last deed on a mark, by whoever decides, or by whoever did it."""

    permissions = {"quote": "add_quote", "name": "add_mention"}

    def do(self, marks):
        row = self.mark.row
        deed = Past(list(row.history.order_by("history_id"))).last_deed()
        theirs = deed is not None and deed.history_user_id == self.request.user.pk
        if not theirs and not self.may(DECIDES[self.noun]):
            raise PermissionDenied
        words = str(row)
        what = take_back(row, user=self.request.user, seen=self.seen())
        self.say(f"Taken back: {what[0].lower()}{what[1:]}, {words}")


class DecideQuote(Deed):
    """POST `decision` from beside a quotation on another page."""

    model = Quote
    permission = "articles.decide_quote"

    def get_queryset(self):
        return super().get_queryset().select_related("version__article")

    def home_url(self):
        return reverse("admin:articles_article_annotate", args=[self.object.version.article_id])

    def do(self):
        decision = self.request.POST.get("decision")
        deed = {"confirm": confirm, "reject": reject}.get(decision)
        if deed is None:
            raise ValidationError("Choose confirm or reject.")
        deed(self.object, user=self.request.user, seen=self.request.POST.get("seen", ""))
        messages.success(self.request, f"{DECIDED[decision]}: {self.object}")

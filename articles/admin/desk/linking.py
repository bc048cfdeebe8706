"""Deciding, or suggesting, how two articles are related."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.coverage.deciding import decide, say_decision, suggest, take_back
from articles.models import Article, Link

from ..choosing import choose
from ..keys import as_moment
from .doors import Deed, DeskFormView, offer_undo

# How a relation reads between two headlines.
WORDS = {
    Link.Relation.COPY: "copy of",
    Link.Relation.REWRITE: "rewrite of",
    Link.Relation.SAME_EVENT: "same event as",
    Link.Relation.UPDATE: "update of",
    Link.Relation.TRANSLATION: "translation of",
    Link.Relation.UNRELATED: "unrelated to",
}
DIRECTED = Link.Relation.directed()
ORIGINS = [("", "not known"), ("this", "this article"), ("other", "the other article")]


class LinkForm(forms.Form):
    relation = forms.ChoiceField(
        label="The two are",
        choices=[(r.value, r.label) for r in Link.Relation],
        initial=Link.Relation.SAME_EVENT,
    )
    origin = forms.ChoiceField(
        label="Which was first",
        choices=ORIGINS,
        required=False,
        help_text="For a copy, rewrite, update or translation: the one that the other comes from.",
    )
    note = forms.CharField(label="Desk note", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, article, admin_site, **kwargs):
        self.article = article
        super().__init__(*args, **kwargs)
        other = choose(Link, "low", admin_site, label="Another article")
        self.fields = {"other": other, **self.fields}

    def clean_other(self):
        if self.cleaned_data["other"] == self.article:
            raise ValidationError("An article cannot be linked to itself. Choose another article.")
        return self.cleaned_data["other"]

    def origin_article(self):
        relation = self.cleaned_data["relation"]
        sides = {"this": self.article, "other": self.cleaned_data["other"]}
        return sides.get(self.cleaned_data["origin"]) if relation in DIRECTED else None


class LinkAnother(DeskFormView):
    """Whoever may decide decides; whoever may only suggest suggests."""

    model = Article
    form_class = LinkForm
    title = "Link another article"
    submit = "Link"
    anchor = "links"

    def allowed(self):
        return self.may("decide_link") or self.may("add_link")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"article": self.object, "admin_site": self.admin_site}

    def do(self, form):
        deed = decide if self.may("decide_link") else suggest
        data = form.cleaned_data
        link = deed(
            self.object,
            data["other"],
            data["relation"],
            user=self.request.user,
            origin=form.origin_article(),
            note=data["note"],
        )
        if link.is_decided():
            say_decided(self.request, link)
        else:
            messages.success(self.request, "Suggested. An editor will decide.")


class DecideLink(Deed):
    model = Link
    permission = "articles.decide_link"

    def get_queryset(self):
        return super().get_queryset().select_related("low", "high")

    def home_url(self):
        return reverse("admin:articles_link_change", args=[self.object.pk])

    def do(self):
        link, posted = self.object, self.request.POST
        relation = posted.get("relation", link.relation)
        if relation not in Link.Relation:
            raise ValidationError(
                f"“{relation}” is no way for articles to be related. Choose one of the buttons."
            )
        origins = {str(link.low_id): link.low, str(link.high_id): link.high}
        origin = origins.get(posted.get("origin", "")) if relation in DIRECTED else None
        state = Link.State.UNSURE if posted.get("unsure") else Link.State.CONFIRMED
        decided = decide(
            link.low,
            link.high,
            relation,
            user=self.request.user,
            origin=origin,
            state=state,
            seen=as_moment(posted.get("seen", "")),
        )
        say_decided(self.request, decided)


class TakeBackLink(Deed):
    model = Link
    permission = "articles.decide_link"

    def home_url(self):
        return reverse("admin:articles_link_changelist")

    def do(self):
        decided = as_moment(self.request.POST.get("decided", ""))
        if decided and decided != self.object.decided_at:
            raise ValidationError(
                f"{say_decision(self.object)} Look at the pair again before you take it back."
            )
        before = take_back(self.object, user=self.request.user)
        told = "it is as it was before the decision" if before else "the two are not linked any more"
        messages.success(self.request, f"Taken back: {told}.")


def say_decided(request, link):
    words = "Left as unsure" if link.state == Link.State.UNSURE else f"Decided: {link.get_relation_display()}"
    undo = reverse("admin:articles_link_take_back", args=[link.pk])
    offer_undo(
        request,
        f"{words}.",
        undo,
        decided=link.decided_at.isoformat(),
        next=request.POST.get("next", ""),
    )

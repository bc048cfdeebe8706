"""The steps of an event, from draft to what readers see and back."""

from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError

from articles.models import Correction, Event
from articles.publishing.gate import check
from articles.publishing.lifecycle import correct, publish, send_back, submit, withdraw

from ..keys import as_key
from .doors import Deed, DeskFormView

Status = Event.Status


class Step:
    """Taken from the event as its page showed it: `lock_version` says which state that was."""

    model = Event

    def seen_event(self):
        seen = as_key(self.request.POST.get("lock_version"))
        if seen is None:
            raise ValidationError("This page is incomplete. Open the event again and repeat the step.")
        self.object.lock_version = seen
        return self.object


class Submit(Step, Deed):
    permission = "articles.submit_event"

    def do(self):
        submit(self.seen_event(), user=self.request.user)
        messages.success(self.request, "Submitted: a publisher will look at it.")


class SendBack(Step, Deed):
    permission = "articles.publish_event"

    def do(self):
        send_back(self.seen_event(), user=self.request.user)
        messages.success(self.request, "Sent back: it is a draft again.")


class StepPage(Step, DeskFormView):
    template_name = "admin/desk/step.html"
    lead = ""
    gated = True

    def get_context_data(self, **kwargs):
        checks = check(self.object) if self.gated else []
        return super().get_context_data(
            lead=self.lead,
            lock_version=self.lock_version(),
            checks=checks,
            blocked=any(one.level == "block" for one in checks),
            **kwargs,
        )

    def lock_version(self):
        """What the reader of this page sees, even when the page comes back with an error."""
        return self.request.POST.get("lock_version") or self.object.lock_version


class PublishForm(forms.Form):
    note = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For the desk: why now, who agreed. Readers do not see it.",
    )


class Publish(StepPage):
    permission = "articles.publish_event"
    form_class = PublishForm
    title = "Publish"
    submit = "Publish now"
    lead = "Readers will see the event as it is now. It keeps its address for good, and each edition is kept as it was."

    def do(self, form):
        edition = publish(self.seen_event(), user=self.request.user, note=form.cleaned_data["note"])
        messages.success(self.request, f"Published as edition {edition.number}. Readers see it now.")


class CorrectForm(forms.Form):
    kind = forms.ChoiceField(
        choices=[choice for choice in Correction.Kind.choices if choice[0] != Correction.Kind.RETRACTION]
    )
    text = forms.CharField(
        label="For readers",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="What was wrong and what is right. It stands on the page and in the list of corrections.",
    )


class Correct(StepPage):
    permission = "articles.correct_event"
    form_class = CorrectForm
    title = "Correct"
    submit = "Publish the correction"
    lead = "Change the event first and save it. Here you tell readers what changed; they will see the event as saved."

    def do(self, form):
        correction = correct(self.seen_event(), user=self.request.user, **form.cleaned_data)
        messages.success(self.request, f"Readers see edition {correction.edition_after.number} now.")


class WithdrawForm(forms.Form):
    text = forms.CharField(
        label="For readers",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Why the page was taken back. It is all that remains at its address.",
    )


class Withdraw(StepPage):
    permission = "articles.withdraw_event"
    form_class = WithdrawForm
    title = "Withdraw"
    submit = "Withdraw from readers"
    gated = False
    lead = "The page will be gone for readers, and cannot come back. They will read your reason in its place."

    def do(self, form):
        withdraw(self.seen_event(), user=self.request.user, text=form.cleaned_data["text"])
        messages.success(self.request, "Withdrawn. Readers see your reason in its place.")


class Offer(NamedTuple):
    """A step that the event's page offers; a deed is done at once, a page asks something first."""

    name: str
    words: str
    permission: str
    statuses: set
    at_once: bool = False

    @property
    def url_name(self):
        return f"admin:articles_event_{self.name}"


OFFERS = [
    Offer("submit", "Submit for review", "submit_event", {Status.DRAFT}, at_once=True),
    Offer("publish", "Publish…", "publish_event", {Status.DRAFT, Status.IN_REVIEW, Status.APPROVED}),
    Offer(
        "send_back",
        "Send back",
        "publish_event",
        {Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED},
        at_once=True,
    ),
    Offer("correct", "Correct…", "correct_event", {Status.PUBLISHED}),
    Offer("withdraw", "Withdraw…", "withdraw_event", {Status.PUBLISHED}),
]


def offers(event, user):
    """What `user` may do with the event now."""
    may = user.has_perm
    return [one for one in OFFERS if event.status in one.statuses and may(f"articles.{one.permission}")]

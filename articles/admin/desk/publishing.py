"""The steps of an event, from draft to what readers see and back."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from articles.models import Correction, Event
from articles.publishing.due import wake_at
from articles.publishing.gate import check
from articles.publishing.lifecycle import (
    approve,
    correct,
    publish,
    schedule,
    send_back,
    submit,
    withdraw,
)
from articles.publishing.previews import PREVIEW_DAYS, preview_address

from ..keys import as_key
from .doors import Deed, DeskFormView, DeskMixin


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


class Approve(Step, Deed):
    permission = "articles.publish_event"

    def do(self):
        approve(self.seen_event(), user=self.request.user)
        messages.success(self.request, "Approved: it can be published, or scheduled.")


class StepPage(Step, DeskFormView):
    template_name = "admin/desk/step.html"
    lead = ""
    gated = True
    # Whether a reason is enough to take the step all the same.
    in_spite = False

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            lead=self.lead,
            lock_version=self.lock_version(),
            checks=self.checks,
            blocked=self.is_blocked() and not self.in_spite,
            **kwargs,
        )

    @cached_property
    def checks(self):
        return check(self.object) if self.gated else []

    def is_blocked(self):
        return any(one.level == "block" for one in self.checks)

    def lock_version(self):
        """What the reader of this page sees, even when the page comes back with an error."""
        return self.request.POST.get("lock_version") or self.object.lock_version


class SendBackForm(forms.Form):
    comment = forms.CharField(
        required=False,
        max_length=100,
        help_text="For its editors: what is to be mended. It stands in the event’s history.",
    )


class SendBack(StepPage):
    permission = "articles.publish_event"
    form_class = SendBackForm
    title = "Send back"
    submit = "Send back to its editors"
    gated = False
    lead = "It will be a draft again; if it was scheduled, it will not be published."

    def do(self, form):
        send_back(self.seen_event(), user=self.request.user, comment=form.cleaned_data["comment"])
        messages.success(self.request, "Sent back: it is a draft again.")


class ScheduleForm(forms.Form):
    at = forms.SplitDateTimeField(
        label="To be published",
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": "Day"},
            time_attrs={"type": "time", "aria-label": "Time"},
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        ),
    )


class Schedule(StepPage):
    permission = "articles.publish_event"
    form_class = ScheduleForm
    title = "Schedule"
    submit = "Schedule"
    lead = (
        "Readers will see the event at that time, as it is then. Until then it can be changed, or sent back."
    )

    def do(self, form):
        at = form.cleaned_data["at"]
        schedule(self.seen_event(), user=self.request.user, at=at)
        wake_at(at)
        messages.success(self.request, "Scheduled.")


class PublishForm(forms.Form):
    in_spite_because = forms.CharField(
        label="Publish in spite of what blocks, because",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The reason is kept with the edition, with your name. Readers do not see it.",
    )
    note = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="For the desk: why now, who agreed. Readers do not see it.",
    )


class Publish(StepPage):
    permission = "articles.publish_event"
    form_class = PublishForm
    in_spite = True
    title = "Publish"
    submit = "Publish now"
    lead = "Readers will see the event as it is now. It keeps its address for good, and each edition is kept as it was."

    def get_form(self, *args):
        form = super().get_form(*args)
        if not self.is_blocked():
            del form.fields["in_spite_because"]
        return form

    def do(self, form):
        edition = publish(self.seen_event(), user=self.request.user, **form.cleaned_data)
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


class Preview(DeskMixin, TemplateView):
    """The event as readers would see it now, under an address that somebody without a login can open for some days."""

    model = Event
    permission = "articles.view_event"
    template_name = "admin/desk/preview.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **self.admin_site.each_context(self.request),
            title="Preview",
            object=self.object,
            opts=self.object._meta,
            address=self.request.build_absolute_uri(preview_address(self.object)),
            days=PREVIEW_DAYS,
            **kwargs,
        )

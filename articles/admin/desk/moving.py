"""Where readers are sent on: an event moves to another address, or joins another event."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.defaultfilters import pluralize

from articles.models import Coverage, Event
from articles.publishing.addresses import change_address
from articles.publishing.merging import merge_events

from ..choosing import choose
from .publishing import StepPage


class ChangeAddressForm(forms.Form):
    slug = forms.CharField(
        label="New address",
        help_text="Its end alone, such as flood-in-tollen. No other event may have it, or have had it.",
    )


class ChangeAddress(StepPage):
    permission = "articles.correct_event"
    form_class = ChangeAddressForm
    title = "Change address"
    submit = "Change the address"
    gated = False
    lead = (
        "Readers find the page at the new address, and are sent on from the old one for good. They see what they saw: "
        "what you have changed since it was published stays on the desk."
    )

    def get_initial(self):
        return {"slug": self.object.slug}

    def get_form(self, *args):
        form = super().get_form(*args)
        former = ", ".join(str(one) for one in self.object.former_addresses.order_by("slug"))
        if former:
            form.fields["slug"].help_text += f" Readers are sent on from: {former}."
        return form

    def do(self, form):
        change_address(self.seen_event(), form.cleaned_data["slug"], user=self.request.user)
        messages.success(self.request, "Moved. Readers of the old address are sent on to the new one.")


class MergeForm(forms.Form):
    def __init__(self, *args, event, admin_site, **kwargs):
        super().__init__(*args, **kwargs)
        others = Event.objects.open().exclude(pk=event.pk)
        self.fields["into"] = choose(
            Coverage,
            "event",
            admin_site,
            queryset=others,
            label="Into",
            help_text="The event that stays.",
        )


class Merge(StepPage):
    permission = "articles.withdraw_event"
    form_class = MergeForm
    title = "Merge into another event"
    submit = "Merge"
    gated = False
    lead = (
        "Its articles and people join the other event, and its readers are sent there. What was written of it stays in "
        "the record. This cannot be taken back."
    )

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"event": self.object, "admin_site": self.admin_site}

    def do(self, form):
        self.into = form.cleaned_data["into"]
        joined = merge_events(self.seen_event(), self.into, user=self.request.user)
        messages.success(self.request, f"Merged: {joined} {pluralize(joined, 'article,articles')} joined.")

    def go_back(self):
        return HttpResponseRedirect(self.into.get_admin_url())

"""Merging a person into another, parting them again, and saying that two are not one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html

from articles.models import Mention, Person
from articles.people.merging import merge, take_back_telling_apart, tell_apart, unmerge

from ...choosing import choose
from ...keys import as_key
from ...neighbours import link_to
from ..doors import Deed, DeskFormView, offer_undo


class MergeForm(forms.Form):
    def __init__(self, *args, admin_site, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"] = choose(
            Mention,
            "person",
            admin_site,
            label="Is the same person as",
            help_text="That person stands for both. Every name, quote and link stays, and it can be undone.",
        )


class Merge(DeskFormView):
    """By form, or at once from a suggestion that posts `into`."""

    model = Person
    permission = "articles.merge_person"
    form_class = MergeForm
    title = "Merge into another person"
    submit = "Merge"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"admin_site": self.admin_site}

    def do(self, form):
        into = merge(self.object, form.cleaned_data["into"], user=self.request.user)
        told = format_html("{} is merged into {}.", self.object, link_to(into))
        offer_undo(self.request, told, reverse("admin:articles_person_unmerge", args=[self.object.pk]))


class Unmerge(Deed):
    model = Person
    permission = "articles.merge_person"

    def do(self):
        person = unmerge(self.object, user=self.request.user)
        messages.success(self.request, format_html("{} is a person of their own again.", link_to(person)))


class _OnTwo(Deed):
    model = Person
    permission = "articles.merge_person"

    def other(self):
        key = as_key(self.request.POST.get("other", ""))
        other = Person.objects.filter(pk=key).first() if key is not None else None
        if other is None:
            raise ValidationError("Say from whom. That person is gone meanwhile.")
        return other


class TellApart(_OnTwo):
    def do(self):
        other = self.other()
        tell_apart(self.object, other, user=self.request.user)
        url = reverse("admin:articles_person_not_apart", args=[self.object.pk])
        told = f"{self.object} and {other} are two people, and not suggested as one again."
        offer_undo(self.request, told, url, other=other.pk)


class NotApart(_OnTwo):
    def do(self):
        other = self.other()
        take_back_telling_apart(self.object, other)
        messages.success(self.request, f"{self.object} and {other} may be suggested as one again.")

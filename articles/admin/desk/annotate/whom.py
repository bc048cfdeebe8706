"""A person, chosen by typing: a name that the desk knows, a number, or a name that is new to it.

With a script the box offers people while one types, and the hidden key says which of them was chosen. It counts only
as long as the words beside it are that person's name, so that what is typed over a choice is what is meant.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from articles.models import Person
from articles.people.naming import create_person, standing_person

from ...keys import as_key

# Of several who bear one name as many are told as can be read.
MOST_NAMESAKES = 8


class PersonForm(forms.Form):
    """`person_field` names the field; `person()` gives who was chosen, made on the spot where that was asked."""

    person_field = "speaker"
    person_label = "Speaker"
    person_help = "A name known to the desk, or a person’s number."

    def __init__(self, *args, may_add_person=False, **kwargs):
        super().__init__(*args, **kwargs)
        name = self.person_field
        self.chosen = None
        self.fields[name] = forms.CharField(
            label=self.person_label,
            required=False,
            max_length=200,
            help_text=self.person_help,
            widget=forms.TextInput(
                attrs={"autocomplete": "off", "list": "people-here", "data-person": people_url()}
            ),
        )
        self.fields[f"{name}_key"] = forms.CharField(required=False, widget=forms.HiddenInput)
        if may_add_person:
            self.fields[f"{name}_new"] = forms.BooleanField(
                label="Add this person, whom the desk does not know yet", required=False
            )

    def initial_person(self, person):
        name = self.person_field
        return {name: person.name if person else "", f"{name}_key": person.pk if person else ""}

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        name = self.person_field
        typed = " ".join(cleaned.get(name, "").split())
        self.is_new = False
        if typed:
            try:
                self.chosen = self._choose(typed, cleaned.get(f"{name}_key"), cleaned.get(f"{name}_new"))
            except ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def _choose(self, typed, key, add):
        chosen = Person.objects.filter(pk=as_key(key or "")).first()
        if chosen and chosen.name == typed:
            return standing_person(chosen)
        found = known_as(typed)
        if len(found) == 1:
            return found[0]
        if found:
            told = ", ".join(f"{one.pk} ({one.description or one.name})" for one in found[:MOST_NAMESAKES])
            raise ValidationError(f"Several people are called “{typed}”. Give the number of one: {told}.")
        if add and not typed.isdecimal():
            self.is_new = True
            return None
        raise ValidationError(self._nobody(typed))

    def _nobody(self, typed):
        if f"{self.person_field}_new" in self.fields:
            return f"The desk knows nobody called “{typed}”. Choose another, or tick that the person is to be added."
        return f"The desk knows nobody called “{typed}”. Choose another, or leave it empty."

    def person(self):
        if self.is_new:
            return create_person(self.cleaned_data[self.person_field])
        return self.chosen


def known_as(typed):
    """Those whom a name or a number means, as they stand after mergers."""
    key = as_key(typed)
    people = (
        Person.objects.filter(pk=key) if key is not None else Person.objects.filter(names__name__iexact=typed)
    )
    found = {}
    for one in people.distinct().select_related("merged_into").order_by("pk"):
        person = standing_person(one)
        found[person.pk] = person
    return list(found.values())


def people_url():
    """Where the admin's own autocomplete looks for a quotation's speaker."""
    query = {"app_label": "articles", "model_name": "quote", "field_name": "speaker"}
    return reverse("admin:autocomplete", query=query)

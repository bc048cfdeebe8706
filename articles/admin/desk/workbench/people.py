"""Who takes part in the event, as what, and in which post on its day."""

from functools import cached_property

from django import forms
from django.core.exceptions import ValidationError

from articles.models import Participation, Post
from articles.publishing.content import event_day
from articles.publishing.voices import load_posts, post_held

from ...choosing import choose
from .forms import RowForm
from .section import RowsSection


class PostForm(forms.ModelForm):
    """A post is added beside its holder; a wrong one is mended on the person's page."""

    class Meta:
        model = Post
        fields = ["title", "organisation", "start", "end"]
        labels = {"title": "Post", "organisation": "Of what", "start": "From", "end": "To"}
        widgets = {name: forms.DateInput(attrs={"type": "date"}) for name in ("start", "end")}


class ParticipationForm(RowForm):
    class Meta:
        model = Participation
        fields = ["role"]
        labels = {"role": "Role in this event, such as host or signatory"}
        help_texts = {"role": ""}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            person = choose(Participation, "person", self.section.bench.admin_site, label="Person")
            self.fields = {"person": person, **self.fields}
        else:
            self.post_form = self.form_of_post()

    def form_of_post(self, data=None):
        post = Post(person=self.instance.person.standing())
        form = PostForm(
            data, instance=post, prefix="post", auto_id=f"people-{self.instance.pk}-%s", label_suffix=""
        )
        for field in form.fields.values():
            # Not a part of the row: typing it saves nothing.
            field.widget.attrs["data-apart"] = True
        return form

    def clean_person(self):
        person = self.cleaned_data["person"]
        if self.instance.event.participations.filter(person=person).exists():
            raise ValidationError("This person is already in the event.")
        self.instance.person = person
        return person


class PeopleSection(RowsSection):
    key, title = "people", "People"
    model, form_class = Participation, ParticipationForm
    fields_template = "admin/desk/workbench/person.html"
    words_template = "admin/desk/workbench/person_words.html"
    noun, add_words = "person", "Add the person"
    empty = "Nobody yet. Add who took part, and say as what."

    def queryset(self):
        return super().queryset().select_related("person__merged_into")

    @property
    def may_add_post(self):
        return self.may_change and self.bench.may("add_post")

    @cached_property
    def rows(self):
        """Each with the posts of its person, and the one that readers will see."""
        rows = super().rows
        people = {person.pk: person for person in (one.row.person.standing() for one in rows)}
        load_posts(list(people.values()))
        day = event_day(self.event)
        for one in rows:
            one.row.posts_known = people[one.row.person.standing().pk].posts_held
            one.row.post_told = post_held(one.row.posts_known, day)
        return rows

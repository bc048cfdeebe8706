"""Who takes part in the event, and as what."""

from django.core.exceptions import ValidationError

from articles.models import Participation

from ...choosing import choose
from .forms import RowForm
from .section import RowsSection


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

"""What is said of an utterance as a whole: in a few words, by whom, for whom, when and where."""

from django import forms

from articles.models import Quote, QuotesToldApart, Statement
from articles.text.dates import PartialDate, Precision

from ...choosing import choose
from ...dates import PartialDateField, PartialDatesMixin

FIELDS = ["summary", "speaker", "on_behalf_of_person", "on_behalf_of", "said", "place"]
# Filled in for nearly every statement; the rest waits behind a line of its own.
MAIN_FIELDS = ["summary", "speaker", "said", "place"]


class StatementForm(PartialDatesMixin, forms.ModelForm):
    partial_dates = {"said": ("said_at", "said_precision")}
    said = PartialDateField(past="nobody can have said it yet. Check the date.")


class StatedForm(StatementForm):
    """The same on the statement's own screen, where a proposal fills it in for a new one."""

    class Meta:
        model = Statement
        fields = ["summary", "speaker", "on_behalf_of_person", "on_behalf_of", "place"]

    def __init__(self, *args, admin_site, proposal=None, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {"speaker": "Said by", "on_behalf_of_person": "On behalf of (person)"}
        for name, label in labels.items():
            self.fields[name] = choose(Statement, name, admin_site, required=False, label=label)
        self.fields["said"].label, self.fields["place"].label = "When", "Where"
        self.order_fields(FIELDS)
        if proposal is not None:
            said = PartialDate(proposal.said_at, Precision(proposal.said_precision))
            self.initial |= {
                "summary": proposal.summary,
                "speaker": proposal.speaker and proposal.speaker.pk,
                "on_behalf_of": proposal.on_behalf_of,
                "place": proposal.place,
                "said": self.fields["said"].widget.decompress(said),
            }

    def said_of_it(self):
        """As the deeds take it."""
        data = dict(self.cleaned_data)
        said = data.pop("said")
        return data | {"said_at": said.value, "said_precision": said.precision.value}

    def main_fields(self):
        return [self[name] for name in MAIN_FIELDS]

    def further_fields(self):
        return [field for field in self.visible_fields() if field.name not in MAIN_FIELDS]

    def further_is_asked(self):
        return any(field.errors or field.value() for field in self.further_fields())


def quote_field(admin_site):
    """Any quote of the desk, found by its words."""
    return choose(
        QuotesToldApart,
        "low",
        admin_site,
        queryset=Quote.objects.standing().for_comparing(),
        label="Another quote",
    )

"""Forms of one row."""

from django import forms


class RowForm(forms.ModelForm):
    """Knows the section that draws it."""

    def __init__(self, *args, section, **kwargs):
        self.section = section
        super().__init__(*args, **kwargs)


def lines(rows):
    return forms.Textarea(attrs={"rows": rows})

"""Pictures of the event: from where each was taken, what it shows, whom it is owed to."""

from articles.models import Picture
from articles.publishing.pictures import fetch_picture
from articles.publishing.rows import keep

from .forms import RowForm, lines
from .section import RowsSection


def address(name):
    return Picture._meta.get_field(name).formfield(assume_scheme="https")


class PictureForm(RowForm):
    """Whence it is fetched is said when it is added; from another address it is fetched by a deed of its own."""

    url = address("url")
    page_url = address("page_url")

    class Meta:
        model = Picture
        fields = ["url", "alt", "caption", "credit", "licence", "page_url"]
        widgets = {"alt": lines(2), "caption": lines(2)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            del self.fields["url"]
            # Told where it is added; on every row it would only be in the way.
            for field in self.fields.values():
                field.help_text = ""


class PicturesSection(RowsSection):
    key, title = "pictures", "Pictures"
    model, form_class = Picture, PictureForm
    fields_template = "admin/desk/workbench/picture.html"
    words_template = "admin/desk/workbench/picture_words.html"
    noun, add_words = "picture", "Add a picture"
    empty = "No picture yet. Give the address of an image file; it is fetched and kept here."
    lead = "The first stands under the title. Each needs a credit, and a description for who cannot see it."

    def prepare(self, data):
        """What the server gives, asked before anything is held."""
        form = self.add_form(data)
        if form.is_valid():
            self.fetched = fetch_picture(Picture(url=form.cleaned_data["url"]))

    def add(self, form):
        row = form.instance
        row.sizes, row.problem = self.fetched.sizes, self.fetched.problem
        keep(row, user=self.bench.user)
        if row.problem:
            return f"Added, but the picture itself is not here. {row.problem}"
        return f"Added: {row}"

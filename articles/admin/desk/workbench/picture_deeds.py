"""What is done to one picture beyond its words: fetched anew, and shown to who works on it."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.views.generic import View

from articles.ingest.pictures import open_file
from articles.models import Picture
from articles.publishing.pictures import fetch_picture, is_of_event
from articles.publishing.rows import keep_fetched

from .deeds import RowDeed
from .pictures import address
from .screen import BenchDoor


class FetchPicture(RowDeed):
    """Fetch it again, or from another address."""

    def prepare(self):
        try:
            url = address("url").clean(self.request.POST.get("address", ""))
        except ValidationError as error:
            self.fetched, self.wrong = None, error
            return
        standing = Picture.objects.filter(event=self.object, pk=self.kwargs["row"], url=url).first()
        self.fetched = fetch_picture(standing or Picture(url=url))

    def do_more(self):
        if self.fetched is None:
            raise ValidationError(self.wrong.messages)
        row, new = self.row, self.fetched
        row.url, row.sizes, row.problem = new.url, new.sizes, new.problem
        keep_fetched(row, user=self.request.user)
        self.said = row.problem or f"Fetched: {row}"
        self.undo = self.way_back(self.section, row)

    def done(self):
        return self.answer(self.section, at=self.at)


class PictureFile(BenchDoor, View):
    """A file of one of the event's pictures, for who works on it."""

    http_method_names = ["get", "head"]

    def get(self, request, *args, name, **kwargs):
        if not is_of_event(name, self.object):
            raise Http404
        try:
            with open_file(name) as file:
                return HttpResponse(file.read(), content_type="image/webp")
        except FileNotFoundError as error:
            raise Http404 from error

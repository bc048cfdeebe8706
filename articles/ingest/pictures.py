"""Take a picture in from where it stands on the web, and keep its files: named by their content, so never written twice
and never changed. None is deleted, since an edition that has it may be brought back."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from .fetch import fetch
from .images import Encoded, encode
from .wanted import PICTURE

# A camera's largest JPEG; a PNG of a page's width has a tenth.
MAX_PICTURE_BYTES = 15_000_000


def take_in(url: str) -> list[dict]:
    """Name, width and height of each file kept, the widest first. Raises IngestError, saying what to do."""
    fetched = fetch(url, max_bytes=MAX_PICTURE_BYTES, wanted=PICTURE)
    return [keep(file) for file in encode(fetched.body)]


def keep(file: Encoded) -> dict:
    place = place_of(file.name)
    # A file of another length was broken off while it was written.
    if default_storage.exists(place) and default_storage.size(place) != len(file.body):
        default_storage.delete(place)
    if not default_storage.exists(place):
        default_storage.save(place, ContentFile(file.body))
    return {"name": file.name, "width": file.width, "height": file.height}


def place_of(name: str) -> str:
    return f"pictures/{name[:2]}/{name}"


def open_file(name: str):
    """Raises FileNotFoundError."""
    return default_storage.open(place_of(name))

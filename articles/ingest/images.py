"""A picture made fit to be shown: decoded within limits, turned upright, and written anew in two widths.

Nothing of the file that came in is passed on but its pixels, so neither where it was taken (GPS) nor anything that a
program might run goes with it. Bytes in, bytes out; no Django here.
"""

import hashlib
import warnings
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageCms, ImageOps

from .errors import IngestError

# What outlets serve; a format more is a decoder more that a hostile file can try.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# A camera's picture has 24 or 48 million pixels; three bytes each are what a small machine can hold.
MOST_PIXELS = 50_000_000
# For a wide screen with two dots to a pixel of the text column, and for a telephone.
WIDTHS = (1600, 640)
# Higher than this is a strip of pictures, not one.
MOST_HEIGHT = 3200
# Less is a sign or a counter, not a picture.
LEAST_WIDTH = 200
QUALITY = 80

ANOTHER = "Give the address of a JPEG, PNG or WebP file."


class Encoded(NamedTuple):
    """A file to keep; its name is the sha256 of its bytes."""

    name: str
    width: int
    height: int
    body: bytes


def encode(body: bytes) -> list[Encoded]:
    """The picture in the widths that it has, the widest first. Raises IngestError, saying what to do."""
    picture = _upright(_decoded(body))
    if picture.width < LEAST_WIDTH:
        raise IngestError(
            f"The picture is only {picture.width} × {picture.height} pixels, too small to print. "
            "Give the address of a larger one."
        )
    return list(_written(picture))


def _decoded(body: bytes) -> Image.Image:
    start = body[:1024].lstrip().lower()
    if b"<svg" in start:
        raise IngestError(f"It is an SVG drawing, which may hold a program. {ANOTHER}")
    if start.startswith((b"<!doctype", b"<html", b"<?xml")) or b"<html" in start:
        raise IngestError(
            "It is a web page, not a picture. Open the picture on its own in your browser and copy that address."
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(BytesIO(body), formats=FORMATS)
            _refuse(picture)
            # A JPEG can be decoded at a half, a quarter or an eighth of its size.
            picture.draft("RGB", (2 * WIDTHS[0], 2 * WIDTHS[0]))
            picture.load()
    except IngestError:
        raise
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    # Decoders raise whatever a damaged file makes them.
    except Exception as error:
        raise IngestError(f"It is no picture that can be read, or it is damaged. {ANOTHER}") from error
    return picture


def _refuse(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise _too_many_pixels()
    if getattr(picture, "is_animated", False):
        raise IngestError(f"It moves. Pages show still pictures only. {ANOTHER}")


def _too_many_pixels() -> IngestError:
    return IngestError(
        f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels, the most that is read. "
        "Give the address of a smaller one."
    )


def _upright(picture: Image.Image) -> Image.Image:
    """As its camera held it, in the colours of a screen, on paper where it is transparent."""
    # What the camera noted may be damaged where the picture is not.
    with suppress(Exception):
        picture = ImageOps.exif_transpose(picture)
    profile = picture.info.get("icc_profile")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(paper, picture)
    elif profile and picture.mode in ("RGB", "CMYK"):
        picture = _on_screen(picture, profile)
    return picture.convert("RGB")


def _on_screen(picture: Image.Image, profile: bytes) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a profile that is not understood: the colours as they are
    return turned or picture


def _written(picture: Image.Image) -> Iterator[Encoded]:
    width = min(picture.width, WIDTHS[0], max(1, picture.width * MOST_HEIGHT // picture.height))
    for asked in dict.fromkeys((width, min(width, WIDTHS[1]))):
        size = (asked, max(1, round(picture.height * asked / picture.width)))
        clean = Image.new("RGB", size)
        clean.paste(picture.resize(size, Image.Resampling.LANCZOS))
        out = BytesIO()
        clean.save(out, "WEBP", quality=QUALITY, method=4)
        body = out.getvalue()
        yield Encoded(f"{hashlib.sha256(body).hexdigest()}.webp", *size, body)

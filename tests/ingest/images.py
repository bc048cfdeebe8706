"""Pictures as a server might give them, drawn by the tests."""

from io import BytesIO

from PIL import Image, ImageDraw


def drawn(size=(800, 600), form="JPEG", mode="RGB", **options):
    """The bytes of a picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", size, "blue")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2, size[1]), fill="red")
    return saved(picture.convert(mode), form, **options)


def saved(picture, form="JPEG", **options):
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def opened(body):
    return Image.open(BytesIO(body))

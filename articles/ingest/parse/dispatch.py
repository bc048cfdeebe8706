from collections.abc import Callable, Iterator

from articles.ingest.charset import decode
from articles.ingest.draft import Draft
from articles.ingest.errors import IngestError
from articles.ingest.reading import MAX_BYTES, too_large

from .sniff import Format, binary_kind, format_of, root_name
from .values import Whence

Reader = Callable[[str, Whence], Iterator[Draft | IngestError]]


def parse(data: bytes, *, name: str, content_type: str = "", url: str = "") -> Iterator[Draft | IngestError]:
    """The articles in a file, whatever its format, in the file's order.

    `name` is the file's name and `url` where it was fetched. Raises nothing for what is in the data: an item
    that cannot be read comes out as an IngestError in its place, a file that cannot, as the only one. A feed
    that is well formed and empty gives nothing.
    """
    whence = Whence(name, url)
    try:
        text = _text(data, content_type)
        for item in _reader(format_of(text, whence, content_type))(text, whence):
            yield item.about(whence.origin) if isinstance(item, IngestError) else item
    except IngestError as error:
        yield error.about(whence.origin)


def _text(data: bytes, content_type: str) -> str:
    if len(data) > MAX_BYTES:
        raise too_large()
    if kind := binary_kind(data):
        raise IngestError(
            f"It is {kind}, not text: save the article's text as .txt or .html and import that."
        )
    text = decode(data, content_type=content_type)
    if not text.strip():
        raise IngestError("The file is empty: there is nothing to import.")
    return text


def _reader(format: Format) -> Reader:
    """Imported when first needed: the HTML reader takes longer to load than a folder of texts to import."""
    match format:
        case Format.HTML:
            from .html import read_page as reader
        case Format.FEED:
            from .feeds import read_feed as reader
        case Format.NEWSML:
            from .newsml import read_newsml as reader
        case Format.JSON:
            from .json_files import read_json as reader
        case Format.JSON_LINES:
            from .records import read_json_lines as reader
        case Format.UNKNOWN_XML:
            return _refuse_xml
        case _:
            from .plain import read_text as reader
    return reader


def _refuse_xml(text: str, whence: Whence) -> Iterator[Draft | IngestError]:
    from .safe_xml import parse_xml

    parse_xml(text)
    yield IngestError(
        f"It is XML of a kind that is not read (its root is <{root_name(text)}>): "
        "RSS, Atom, NewsML-G2, NITF and HTML are."
    )

"""Bytes to text: the BOM, then what the sender declares, then UTF-8, then a guess that may be refused.

The BOM comes before the HTTP header, as in the HTML standard: servers mislabel, editors that write a BOM do
not. A declared single-byte encoding fits any bytes, so it is believed only where the bytes are not plainly
UTF-8, the classic mislabelling. Nothing is replaced or mended: text that fits no encoding is refused with the
reason.
"""

import codecs
import re
from collections.abc import Iterator

from .code_pages import CONTROL, HIGH_RUN, LATIN, guess, has_runs
from .errors import IngestError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the UTF-16 one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Labels mean what the WHATWG Encoding standard says, not what their ISO name says: pages labelled iso-8859-1
# hold windows-1252 quotation marks.
MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
}
# Those in which bytes that fit by chance are rare, so that fitting is proof.
SELF_CHECKING = frozenset(
    {
        *("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp932", "euc_jp", "iso2022_jp"),
        *("gb18030", "hz", "big5hkscs", "cp949"),
    }
)
SINGLE_BYTE = frozenset(
    {
        *(f"cp125{n}" for n in range(9)),
        *(f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *("cp874", "koi8-r", "koi8-u", "cp866", "mac-roman", "mac-cyrillic"),
    }
)

# How far a page may go before it names its encoding: the HTML standard says 1024 bytes, real pages stray.
DECLARATION_BYTES = 4096
DECLARATION = re.compile(
    rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""", re.I
)
CHARSET_PARAMETER = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)

MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# Legacy text holds valid UTF-8 sequences by accident only; nine in ten high bytes is no accident.
NEARLY_UTF8 = 0.9

# Half of the bytes of a Latin text in UTF-16 are NUL; a few NULs are in any binary file.
NULS_OF_UTF16 = 0.25


def decode(data: bytes, *, content_type: str = "") -> str:
    """The text, with "\\n" line ends. Raises IngestError when it is binary or in no encoding we can tell."""
    text = _decode(data, content_type)
    if "\x00" in text:
        raise _binary()
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, content_type: str) -> str:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding)
    declared = [encoding for encoding in _declared(data, content_type) if encoding]
    if b"\x00" in data:
        return _wide(data, declared)
    for encoding in declared:
        if (text := _as_declared(data, encoding)) is not None:
            return text
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_nearly_utf8(data):
            raise _damaged(data, error.start) from error
    text, candidates = guess(data)
    if not text:
        raise _unknown(candidates)
    return text


def _declared(data: bytes, content_type: str) -> Iterator[str]:
    if header := CHARSET_PARAMETER.search(content_type):
        yield _known(header[1])
    head = data[:DECLARATION_BYTES].lstrip()
    if head.startswith(b"<") and (inside := DECLARATION.search(head)):
        yield _known((inside[1] or inside[2]).decode("ascii", "replace"))


def _known(label: str) -> str:
    """Python's name of an encoding that text comes in; "" for the rest, such as "zip" and "rot13"."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    name = MEANT.get(name, name)
    return name if name in SELF_CHECKING | SINGLE_BYTE else ""


def _as_declared(data: bytes, encoding: str) -> str | None:
    """None where the bytes speak against it."""
    if encoding.startswith(("utf-16", "utf-32")) and (text := _attempt(data, "utf-8")) is not None:
        return text  # it would be all NULs
    if encoding in SINGLE_BYTE:
        if not data.isascii() and (text := _attempt(data, "utf-8")) is not None:
            return text
        if encoding in LATIN and has_runs(data):
            return None
    text = _attempt(data, encoding)
    if text is not None and encoding in SINGLE_BYTE and CONTROL.search(text):
        return None
    return text


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise IngestError(
            f"It is marked as {encoding} but byte {error.start + 1} is not: it is damaged or cut short. "
            "Get it again, or save it as UTF-8."
        ) from error


def _wide(data: bytes, declared: list[str]) -> str:
    """UTF-16 without a BOM: declared, or told by many NULs, all on one side of the byte pairs."""
    sample = data[:DECLARATION_BYTES]
    sides = (sample[0::2].count(0), sample[1::2].count(0))
    likely = []
    if max(sides) >= NULS_OF_UTF16 * len(sample) and min(sides) == 0:
        likely = ["utf-16-be" if sides[0] else "utf-16-le"]
    for encoding in [name for name in declared if name.startswith("utf-")] + likely:
        text = _attempt(data, encoding)
        if text is not None and not CONTROL.search(text):
            return text
    raise _binary()


def _is_nearly_utf8(data: bytes) -> bool:
    """Whether any other reading would turn good characters into nonsense."""
    rest, sequences = MULTIBYTE.subn(b"", data)
    matched = len(data) - len(rest)
    strays = sum(map(len, HIGH_RUN.findall(rest)))
    return bool(sequences) and (matched >= NEARLY_UTF8 * (matched + strays) or _is_cut_short(data))


def _is_cut_short(data: bytes) -> bool:
    """Whether it is UTF-8 that ends in the middle of a character."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _damaged(data: bytes, place: int) -> IngestError:
    line = data.count(b"\n", 0, place) + 1
    return IngestError(
        f"It is UTF-8 but for some bytes, the first in line {line}: it is damaged or cut short. "
        "Get it again, or mend that line in an editor and save the file as UTF-8."
    )


def _binary() -> IngestError:
    return IngestError(
        "It is a binary file, not text: save the article's text as .txt or .html and import that."
    )


def _unknown(candidates: tuple[str, ...]) -> IngestError:
    could_be = f" (it could be {' or '.join(candidates)})" if candidates else ""
    return IngestError(
        f"Its character encoding is neither declared nor certain{could_be}: "
        "save it as UTF-8 and import it again."
    )

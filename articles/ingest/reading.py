from pathlib import Path
from typing import BinaryIO

from .errors import IngestError

# The longest real article pages are some 3 MB, a full-text feed of a big outlet some 5 MB. Beyond this a
# file is an archive or an attack, and holding it several times over while parsing would cost a small machine
# its memory.
MAX_BYTES = 20_000_000

CHUNK_BYTES = 1 << 16


def too_large() -> IngestError:
    return IngestError(
        f"It is larger than {MAX_BYTES // 1_000_000} MB, the most that is read: "
        "split it, or import its articles singly."
    )


def read_capped(source: str | Path | BinaryIO) -> bytes:
    """The bytes of a file, or of a stream opened for bytes; never holds more than MAX_BYTES and one chunk.

    Raises IngestError when it is too large or cannot be read.
    """
    try:
        if isinstance(source, (str, Path)):
            with open(source, "rb") as stream:
                return _read_stream(stream)
        return _read_stream(source)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise IngestError(
            f"It cannot be read ({reason}): check that it is a file and that you may open it."
        ) from error


def _read_stream(stream: BinaryIO) -> bytes:
    chunks = []
    size = 0
    while chunk := stream.read(CHUNK_BYTES):
        size += len(chunk)
        if size > MAX_BYTES:
            raise too_large()
        chunks.append(chunk)
    return b"".join(chunks)

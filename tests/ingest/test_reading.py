import io
import os
import threading

import pytest

from articles.ingest.errors import IngestError
from articles.ingest.reading import MAX_BYTES, read_capped


class Endless(io.RawIOBase):
    """A stream that never ends and counts what was taken from it."""

    taken = 0

    def read(self, size=-1):
        assert size > 0
        self.taken += size
        return b"x" * size


def test_a_file_is_read_whole(tmp_path):
    path = tmp_path / "ferry.txt"
    path.write_bytes(b"The ferry runs again.")

    assert read_capped(path) == read_capped(str(path)) == b"The ferry runs again."


def test_a_stream_is_read_whole():
    assert read_capped(io.BytesIO(b"x" * 200_000)) == b"x" * 200_000


def test_the_greatest_size_is_read():
    assert len(read_capped(io.BytesIO(bytes(MAX_BYTES)))) == MAX_BYTES


def test_one_byte_more_is_too_large():
    with pytest.raises(IngestError, match="larger than 20 MB"):
        read_capped(io.BytesIO(bytes(MAX_BYTES + 1)))


def test_of_an_endless_stream_no_more_than_the_greatest_size_is_taken():
    stream = Endless()

    with pytest.raises(IngestError, match="larger than 20 MB"):
        read_capped(stream)

    assert stream.taken <= MAX_BYTES + 65536


def test_a_file_of_50_mb_is_refused(tmp_path):
    path = tmp_path / "archive.txt"
    with open(path, "wb") as file:
        file.truncate(50_000_000)

    with pytest.raises(IngestError, match="larger than 20 MB"):
        read_capped(path)


def test_a_missing_file_and_a_folder_are_refused_with_the_reason(tmp_path):
    with pytest.raises(IngestError, match=r"cannot be read \(No such file"):
        read_capped(tmp_path / "nothing.txt")
    with pytest.raises(IngestError, match=r"cannot be read \(Is a directory"):
        read_capped(tmp_path)


def test_a_name_no_file_can_have_is_refused():
    with pytest.raises(IngestError, match="cannot be read"):
        read_capped("a\x00b.txt")


def test_a_pipe_is_read_to_its_end():
    reader, writer = os.pipe()

    def write():
        with os.fdopen(writer, "wb") as end:
            end.write(b"from a pipe")

    threading.Thread(target=write).start()
    with os.fdopen(reader, "rb") as stream:
        assert read_capped(stream) == b"from a pipe"

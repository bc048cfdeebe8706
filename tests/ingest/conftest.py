import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from articles.ingest import batch
from articles.ingest.draft import Draft
from articles.ingest.errors import FetchError
from articles.ingest.fetch import Fetched, fetch
from articles.ingest.guard import Policy
from articles.ingest.parse.dispatch import parse
from articles.models import Article, ArticleVersion, Source
from tests.factories import SourceFactory

from .texts import BRIDGE, FERRY

PAGE = "<p>The ferry to Lowmoor runs again — after nine days.</p>".encode()

LOOPBACK = ip_address("127.0.0.1")


def resolve_in_test(host: str, port: int) -> list[str]:
    """Every name is this machine, but "intranet.example", which is a host of the outlet's own network."""
    return ["10.1.2.3"] if host == "intranet.example" else ["127.0.0.1"]


class WebServer:
    """An outlet's server on this machine; a test says what each path answers."""

    def __init__(self):
        self.routes: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.requests: list[BaseHTTPRequestHandler] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                server.requests.append(self)
                self.close_connection = True
                server.routes.get(self.path, respond(404))(self)

            def log_message(self, *args):
                pass

        self._httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._httpd.daemon_threads = True
        self.port = self._httpd.server_address[1]
        self.policy = Policy(allows=lambda address: address == LOOPBACK, ports=None, resolve=resolve_in_test)
        threading.Thread(target=self._httpd.serve_forever, args=(0.01,), daemon=True).start()

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def close(self):
        self._httpd.shutdown()
        self._httpd.server_close()


def respond(status: int = 200, body: bytes = b"", **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer of this status and body; content_type="text/html" is the header Content-Type."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"content_length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def error_of(url, **options) -> FetchError:
    with pytest.raises(FetchError) as raised:
        fetch(url, **options)
    return raised.value


@pytest.fixture
def web():
    server = WebServer()
    yield server
    server.close()


@pytest.fixture
def read():
    """The items in a text or in bytes, as the importer gets them."""

    def read(data: str | bytes, name: str = "story.txt", **options):
        return list(parse(data.encode() if isinstance(data, str) else data, name=name, **options))

    return read


@pytest.fixture
def read_one(read):
    """The draft of a file that holds one."""

    def read_one(data: str | bytes, name: str = "story.txt", **options) -> Draft:
        [draft] = read(data, name, **options)
        assert isinstance(draft, Draft), draft
        return draft

    return read_one


@pytest.fixture
def refusal(read):
    """What is said of a file that cannot be read."""

    def refusal(data: str | bytes, name: str = "story.txt", **options) -> str:
        [error] = read(data, name, **options)
        assert not isinstance(error, Draft), error
        return str(error)

    return refusal


@pytest.fixture
def herald(db):
    return SourceFactory(name="Lindwick Herald", slug="lindwick-herald", language="en")


@pytest.fixture
def good(tmp_path):
    """A folder where other files can be put between two good ones."""
    (tmp_path / "a_first.txt").write_text(BRIDGE, encoding="utf-8")
    (tmp_path / "z_last.txt").write_text(FERRY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def counts(db):
    """How many sources, articles and versions there are now."""

    def counts():
        return Source.objects.count(), Article.objects.count(), ArticleVersion.objects.count()

    return counts


@pytest.fixture
def answers(monkeypatch):
    """Lets the importer's `fetch` answer addresses by their last part, or raise what stands for it."""

    def answers(**pages):
        def answer(url, **_):
            page = pages[url.rpartition("/")[2]]
            if isinstance(page, Exception):
                raise page
            return Fetched(200, url, "text/html; charset=utf-8", page.encode(), "", "")

        monkeypatch.setattr(batch, "fetch", answer)

    return answers

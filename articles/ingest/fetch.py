"""Read a page, a feed or a picture from the web: urllib3 behind the guard, and a limit on all a server can stretch."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

from urllib3 import HTTPResponse
from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from .connection import answer, port_of
from .errors import FetchError
from .guard import STRICT, Policy
from .reading import MAX_BYTES
from .wanted import PAGE, Wanted

# For everything, redirects included: an editor waits for this, and a feed poller has others to ask.
TOTAL_SECONDS = 20.0

# http → https → www. → a consent page and back is the longest chain of honest outlets.
MAX_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})

CHUNK_BYTES = 1 << 16

# Who asks, so that an outlet can tell and can write a rule for it.
USER_AGENT = "newsroom/0.1 (editorial archive; reads single pages and feeds)"
# What urllib3 unpacks without further packages.
ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})

# As long as the columns that keep them.
ETAG_LENGTH = 500
LAST_MODIFIED_LENGTH = 100
HEADER_VALUE = re.compile(r"[\x20-\x7e]*")

# Longer than this a Retry-After is a mistake or a punishment, and back-off knows better.
MAX_RETRY_SECONDS = 7 * 24 * 3600


class Fetched(NamedTuple):
    """An answer. `status` is 200, or 304 with an empty body when nothing changed since the one last read."""

    status: int
    url: str  # where it was in the end, after redirects
    content_type: str
    body: bytes
    etag: str
    last_modified: str


def fetch(
    url: str,
    *,
    etag: str = "",
    last_modified: str = "",
    policy: Policy = STRICT,
    seconds: float = TOTAL_SECONDS,
    max_bytes: int = MAX_BYTES,
    wanted: Wanted = PAGE,
) -> Fetched:
    """GET an http(s) address. Raises FetchError, saying why, for anything but an answer that can be used."""
    deadline = monotonic() + seconds
    headers = _headers(etag, last_modified, wanted)
    place = url
    for hop in range(MAX_REDIRECTS + 1):
        try:
            target = _target(place, policy)
            with answer(target, headers, policy, deadline, wanted) as response:
                if response.status not in REDIRECTS:
                    return _fetched(response, target.url, max_bytes, wanted)
                place = _redirected(response, target.url)
        except FetchError as error:
            raise (error.after_redirect(place) if hop else error).about(url) from error
        if place == target.url:
            raise FetchError("It redirects to itself: give the address that it is read at.", item=url)
    raise FetchError(f"It redirects more than {MAX_REDIRECTS} times: give the address it ends at.", item=url)


def _headers(etag: str, last_modified: str, wanted: Wanted) -> dict[str, str]:
    headers = {"User-Agent": USER_AGENT, "Accept": wanted.accept, "Accept-Encoding": "gzip"}
    if etag and HEADER_VALUE.fullmatch(etag):
        headers["If-None-Match"] = etag
    if last_modified and HEADER_VALUE.fullmatch(last_modified):
        headers["If-Modified-Since"] = last_modified
    return headers


def _target(url: str, policy: Policy) -> Url:
    """Read by the parser that also writes the request, so that no two readings of an address can differ."""
    try:
        target = parse_url(_ascii(url.strip()))
    except (LocationParseError, ValueError) as error:
        raise FetchError(f"{url!r} is not a web address: check it.") from error
    if target.scheme not in ("http", "https") or not target.host:
        raise FetchError(f"{url!r} is not a web address: it must begin with http:// or https://.")
    if target.auth is not None:
        raise FetchError("The address has a user name or a password in it: give it without.")
    if policy.ports is not None and port_of(target) not in policy.ports:
        raise FetchError(f"The address names port {port_of(target)}: only ports 80 and 443 are fetched from.")
    return target._replace(fragment=None)


def _ascii(url: str) -> str:
    """With a host such as "zeitung.köln" as the "xn--…" it is looked up by. Raises ValueError."""
    if url.isascii():
        return url
    parts = urlsplit(url)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    return urlunsplit(parts._replace(netloc=parts.netloc.lower().replace(parts.hostname or "", host)))


def _fetched(response: HTTPResponse, url: str, max_bytes: int, wanted: Wanted) -> Fetched:
    if response.status not in (200, 203, 304):
        raise _refused(response, wanted)
    return Fetched(
        status=304 if response.status == 304 else 200,
        url=url,
        content_type=_header(response, "content-type"),
        body=b"" if response.status == 304 else _body(response, max_bytes, wanted),
        etag=_validator(response, "etag", ETAG_LENGTH),
        last_modified=_validator(response, "last-modified", LAST_MODIFIED_LENGTH),
    )


def _body(response: HTTPResponse, max_bytes: int, wanted: Wanted) -> bytes:
    """Counted after unpacking, so that a small answer cannot become a big one."""
    encoding = _header(response, "content-encoding").lower()
    if encoding not in ENCODINGS:
        raise FetchError(
            f"The {wanted.noun} is packed in a way that is not read ({encoding}): {wanted.otherwise} instead."
        )
    length = _header(response, "content-length")
    if length.isdecimal() and int(length) > max_bytes:
        raise _too_large(max_bytes, wanted)
    body = bytearray()
    for chunk in response.stream(CHUNK_BYTES, decode_content=True):
        body += chunk
        if len(body) > max_bytes:
            raise _too_large(max_bytes, wanted)
    return bytes(body)


def _redirected(response: HTTPResponse, url: str) -> str:
    """http.client reads headers as Latin-1; outlets that write addresses unescaped write them in UTF-8."""
    location = _header(response, "location")
    try:
        return urljoin(url, location.encode("latin-1").decode("utf-8"))
    except UnicodeError:
        return urljoin(url, location)
    except ValueError as error:
        raise FetchError(f"It redirects to {location!r}, which is not a web address: check it.") from error


def _header(response: HTTPResponse, name: str) -> str:
    return response.headers.get(name, "").strip()


def _validator(response: HTTPResponse, name: str, length: int) -> str:
    value = _header(response, name)
    return value if len(value) <= length and HEADER_VALUE.fullmatch(value) else ""


def _refused(response: HTTPResponse, wanted: Wanted) -> FetchError:
    status = response.status
    retry_after = _retry_after(_header(response, "retry-after"))
    match status:
        case 404 | 410:
            why = f"there is no such {wanted.noun} (any more): check the address"
        case 401 | 402 | 403 | 451:
            why = f"the outlet does not let us read this {wanted.noun}: {wanted.otherwise} instead"
        case 429:
            why = "the outlet has had too many requests from us: try again later"
        case _ if status >= 500:
            why = "the outlet's server has a fault: try again later"
        case _:
            why = f"that is no {wanted.noun}: check the address"
    wait = f" (it asks to wait {retry_after} seconds)" if retry_after else ""
    return FetchError(f"The server answered {status}, {why}{wait}.", status=status, retry_after=retry_after)


def _retry_after(value: str) -> int | None:
    """Seconds from a number or an HTTP date; None when it is neither or not in the future."""
    if value.isascii() and value.isdecimal() and len(value) < 10:
        wait = int(value)
    else:
        try:
            wait = int((parsedate_to_datetime(value).astimezone(UTC) - datetime.now(UTC)).total_seconds())
        except (ValueError, OverflowError):
            return None
    return min(wait, MAX_RETRY_SECONDS) if wait > 0 else None


def _too_large(max_bytes: int, wanted: Wanted) -> FetchError:
    return FetchError(
        f"The {wanted.noun} is larger than {max_bytes / 1_000_000:g} MB, the most that is read: "
        f"{wanted.otherwise} instead."
    )

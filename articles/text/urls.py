"""Reduce the many addresses of one page to a single key.

Two addresses with one key lead a reader to the same report: http and https, "www." and mobile hosts, AMP copies,
campaign parameters, fragments and a trailing slash say nothing about which report it is. The key is for telling
articles apart; it is not promised to be an address that answers (an outlet may serve only "www."), so readers get
the address as it came, without what only tracks them.
"""

import re
from urllib.parse import unquote_plus, urlsplit, urlunsplit

HOST_PREFIXES = ("www.", "m.", "mobile.", "amp.")
DEFAULT_PORTS = frozenset({80, 443})

# Names that count where a reader came from and never choose what is served. A name that some outlet uses to pick
# the article ("id", "p", "cid", "source") is left alone: one duplicate too many is mended by an editor, two
# reports taken for one are not.
TRACKING = frozenset(
    {
        *("fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "msclkid", "yclid", "twclid", "ttclid"),
        *("igshid", "igsh", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "hsctatracking"),
        *("vero_id", "oly_anon_id", "oly_enc_id", "cmpid", "cmp", "ncid", "ocid", "icid", "xtor", "spm"),
        *("ref", "ref_src", "ref_url", "referrer", "smid", "smtyp", "soc_src", "soc_trk", "sref", "srnd"),
        *("guccounter", "guce_referrer", "guce_referrer_sig", "_ga", "_gl", "__twitter_impression"),
        *("amp", "amp_js_v", "amp_gsa", "usqp", "__source", "ito", "taid", "share", "shared"),
    }
)
# Google Analytics, Matomo, Piwik, the BBC's and Comscore's families of such names.
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "at_", "ns_", "hsa_")

# RFC 3986: what may be written plain, and what separates; everything else is percent-encoded.
UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
UNSAFE = re.compile(r"[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]+")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")

HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\]")
AMP_CACHE = ".cdn.ampproject.org"
# /c/ is a cached page, /v/ the viewer, /i/ an image, /wp/ a web package; /s/ says that the origin spoke https.
AMP_CACHE_PATH = re.compile(r"/(?:c|v|i|wp)/(?:s/)?([^/]+\.[^/]+)(/.*)?")
AMP_VIEWER_PATH = re.compile(r"/amp/(?:s/)?([^/]+\.[^/]+)(/.*)?")
AMP_VIEWERS = re.compile(r"(?:google|bing)\.[a-z]{2,3}(?:\.[a-z]{2})?")
AMP_ENDINGS = ((".amp.html", ".html"), (".amp", ""), ("/amp", ""))


def canonical_url(url: str) -> str:
    """The key of an http(s) address. Raises ValueError, saying why, for anything else."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise ValueError(f"{url!r} is not a web address: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise ValueError(f"{url!r} is not a web address: it must begin with http:// or https://")
    if "@" in parts.netloc:
        raise ValueError("a web address with a user name or password in it is refused")
    host = _ascii_host(parts.hostname or "", url)
    path = _path(parts.path)
    host, path = _without_amp_service(_page_host(host), path, url)
    place = host if port is None or port in DEFAULT_PORTS else f"{host}:{port}"
    query = _query(parts.query)
    return f"https://{place}{_page_path(path)}" + (f"?{query}" if query else "")


def reader_url(url: str) -> str:
    """The address as it came, without fragment and tracking, for readers to follow. Raises as canonical_url does."""
    canonical_url(url)
    parts = urlsplit(url.strip())
    query = "&".join(pair for pair in parts.query.split("&") if not _is_tracking(pair))
    return urlunsplit(parts._replace(query=query, fragment=""))


def web_address(url: str) -> str:
    """The address if a reader may be sent there, else nothing: a link can also be a program ("javascript:")."""
    return url if url.lower().startswith(("https://", "http://")) else ""


def domain_of(url: str) -> str:
    """The host of an http(s) address as its outlet is known by, without "www.". Raises as canonical_url does."""
    return urlsplit(canonical_url(url)).hostname or ""


def _ascii_host(host: str, url: str) -> str:
    host = host.rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError as error:
            raise ValueError(
                f"{url!r} is not a web address: its host name cannot be written in ASCII"
            ) from error
    host = host.lower()
    if ":" in host:
        host = f"[{host}]"
    if not HOST.fullmatch(host):
        raise ValueError(f"{url!r} is not a web address: it has no usable host name")
    return host


def _page_host(host: str) -> str:
    """Without the labels that choose a rendering; a host of two labels, such as m.co, is left whole."""
    while True:
        prefix = next((prefix for prefix in HOST_PREFIXES if host.startswith(prefix)), "")
        if not prefix or "." not in host[len(prefix) :]:
            return host
        host = host[len(prefix) :]


def _without_amp_service(host: str, path: str, url: str) -> tuple[str, str]:
    """The outlet's own host and path, where the address is that of an AMP cache or viewer."""
    while True:
        if host.endswith(AMP_CACHE):
            wrapped = AMP_CACHE_PATH.fullmatch(path)
        elif AMP_VIEWERS.fullmatch(host):
            wrapped = AMP_VIEWER_PATH.fullmatch(path)
        else:
            return host, path
        if not wrapped:
            return host, path
        host = _page_host(_ascii_host(wrapped[1], url))
        path = wrapped[2] or "/"


def _path(path: str) -> str:
    segments: list[str] = []
    for segment in _escapes(path).split("/")[1:]:
        if segment == "..":
            segments[-1:] = []
        elif segment != ".":
            segments.append(segment)
    return "/" + "/".join(segments)


def _page_path(path: str) -> str:
    while True:
        shorter = path.rstrip("/")
        for ending, instead in AMP_ENDINGS:
            if shorter.endswith(ending):
                shorter = shorter.removesuffix(ending) + instead
        if shorter.startswith("/amp/"):
            shorter = shorter.removeprefix("/amp")
        if shorter == path or not shorter:
            return shorter or "/"
        path = _path(shorter)  # "/..amp" has become "/."


def _query(query: str) -> str:
    pairs = (_escapes(pair) for pair in query.split("&") if pair)
    return "&".join(sorted(pair for pair in pairs if not _is_tracking(pair)))


def _is_tracking(pair: str) -> bool:
    name, _, value = unquote_plus(pair).casefold().partition("=")
    return name in TRACKING or name.startswith(TRACKING_PREFIXES) or (name == "outputtype" and value == "amp")


def _escapes(text: str) -> str:
    """One spelling of every character: escaped only where it must be, in capitals."""
    text = LONE_PERCENT.sub("%25", text)
    text = UNSAFE.sub(lambda unsafe: "".join(f"%{byte:02X}" for byte in _octets(unsafe[0])), text)
    return ESCAPE.sub(_plain_if_unreserved, text)


def _octets(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _plain_if_unreserved(escape: re.Match[str]) -> str:
    character = chr(int(escape[0][1:], 16))
    return character if character in UNRESERVED else escape[0].upper()

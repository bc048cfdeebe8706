"""Django's autodiscover imports only this module, so each file is named here."""

from . import articles, editions, events, evidence, links, people, quotes, sources, users  # noqa: F401

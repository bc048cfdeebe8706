"""Django's autodiscover imports only this module, so each file is named here."""

from . import (  # noqa: F401
    articles,
    desk_settings,
    editions,
    events,
    evidence,
    links,
    people,
    quotes,
    sources,
    statements,
    stories,
    users,
)

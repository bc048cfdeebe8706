import json
from typing import Any

from articles.ingest.errors import IngestError


def load_json(text: str) -> Any:
    """Raises IngestError saying where it is broken, also for nesting and numbers meant to exhaust."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise IngestError(
            f"Its JSON is broken in line {error.lineno}, column {error.colno} ({error.msg}): "
            "mend it there, or ask the sender for it again."
        ) from error
    except RecursionError as error:
        raise IngestError(
            "Its JSON is nested deeper than any article: ask the sender for it again."
        ) from error
    except ValueError as error:
        raise IngestError("Its JSON has a number too long to read: ask the sender for it again.") from error

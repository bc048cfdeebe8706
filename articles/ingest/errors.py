from typing import Self


class IngestError(Exception):
    """Why an item did not come in: a sentence for an editor, saying what happened and what to do.

    `item` names what it is about (a file, a line of it, a feed entry); the sentence does not repeat it.
    """

    def __init__(self, message: str, *, item: str = ""):
        super().__init__(message)
        self.item = item

    def about(self, item: str) -> Self:
        """This error, naming the item unless it already names one."""
        self.item = self.item or item
        return self


class FetchError(IngestError):
    """An address that could not be read. `status` is the HTTP status, 0 when no answer came;
    `retry_after` is how many seconds the server asks us to stay away, None when it does not ask."""

    def __init__(self, message: str, *, item: str = "", status: int = 0, retry_after: int | None = None):
        super().__init__(message, item=item)
        self.status = status
        self.retry_after = retry_after

    def after_redirect(self, url: str) -> Self:
        """This error, saying that it is about an address we were sent on to."""
        return type(self)(
            f"It redirects to {url}. {self}", item=self.item, status=self.status, retry_after=self.retry_after
        )

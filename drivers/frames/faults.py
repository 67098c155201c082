"""What is wrong with a description of frames."""

from collections.abc import Iterator
from contextlib import contextmanager


class Fault(Exception):  # noqa: N818 - what is found in a description, not a mistake of ours
    """A key of a description cannot be used: what is wrong with its value, and what to do.

    key has the keys from the top of the file to the wrong one; who knows an outer key puts it
    before the others.
    """

    def __init__(self, what: str, remedy: str, key: tuple[str, ...] = ()) -> None:
        """Keep what, remedy (both without a full stop) and key."""
        super().__init__(what, remedy, key)
        self.what = what
        self.remedy = remedy
        self.key = key

    def under(self, *outer: str) -> "Fault":
        """Return the same fault of a key below others."""
        return Fault(self.what, self.remedy, (*outer, *self.key))


@contextmanager
def blamed_on(*outer: str) -> Iterator[None]:
    """Say of a fault inside that it is of a key below these."""
    try:
        yield
    except Fault as fault:
        raise fault.under(*outer) from None

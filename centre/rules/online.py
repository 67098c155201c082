"""The web address of a procedure's online service, as far as it may be shown as a code."""

from urllib.parse import urlsplit

from centre.rules.procedures import Procedure


def online_address(template: str, procedure: Procedure, most_bytes: int) -> str:
    """Return the web address of a procedure's online service, "" where there is none to show.

    None is shown for a procedure that the source says cannot be handed in online, nor one of more
    bytes than a code can hold.
    """
    if procedure.online is False:
        return ""
    address = template.strip().replace("{code}", procedure.code)
    is_web = address.startswith(("https://", "http://")) and bool(host_of(address))
    return address if is_web and len(address.encode()) <= most_bytes else ""


def host_of(address: str) -> str:
    """Return the host of a web address, "" for what is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""

"""Which Asterisk we may connect to."""

import re

# The security release that carries eighteen fixes, among them some reachable through AMI and SIP.
MINIMUM = (22, 10, 1)
_VERSION = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?")


def version_of(text: str) -> tuple[int, int, int] | None:
    """`22.10.1+dfsg-1` → (22, 10, 1); None when there is no number in it."""
    match = _VERSION.search(text)
    return (int(match[1]), int(match[2]), int(match[3] or 0)) if match else None


def short_version(text: str) -> str:
    version = version_of(text)
    return ".".join(map(str, version)) if version else ""


def is_supported(text: str) -> bool:
    """Is this version new enough to be dialled through? Unknown versions are not."""
    version = version_of(text)
    return version is not None and version >= MINIMUM

"""Names of calls that every feed computes alike."""

from uuid import UUID, uuid5

CALLS = UUID("6f1d4a0e-54c5-5b6e-9d0e-0c0ffee0ca11")


def call_id(pbx: str, linkedid: str) -> UUID:
    """The id of the call that Asterisk `pbx` (its systemname) knows as `linkedid`."""
    return uuid5(CALLS, f"{pbx}/{linkedid}")

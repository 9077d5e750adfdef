"""Programs of the demonstration that are no Python: the machine's own, else those fetched into the cache."""

import shutil

from deploy.local.debian import CACHE


def program(name: str) -> str:
    """The path of a program; of one that is missing, where it would be."""
    return shutil.which(name) or str(CACHE / "bin" / name)

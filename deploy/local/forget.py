"""`python3 -m deploy.local.forget FOLDER`: ends what runs from homes under FOLDER, and removes it all."""

import shutil
import sys
from functools import partial
from pathlib import Path

from deploy.local import leftovers
from deploy.local.owner import stand_in


def forget(folder: Path) -> None:
    """Remove the folder, with the homes in it and what they keep in /var/lib/callcenter for their servers."""
    homes = {lock.parent.parent for lock in folder.rglob("run/lock")} if folder.exists() else set()
    for home in homes:
        leftovers.end(home, say=partial(print, flush=True))
        shutil.rmtree(stand_in(home), ignore_errors=True)
    if folder.exists():
        shutil.rmtree(folder)


if __name__ == "__main__":
    forget(Path(sys.argv[1]).absolute())

"""How a caller who hears music notices that somebody picked up: the music stops and the other side listens.

A queue answers the telephone at once, so its answer says nothing. Measured over the music of Asterisk's own package:
no 1.5 s of it are quiet for more than half; an agent who waits for the caller is quiet for nearly all of it.
"""

from collections import deque

SAMPLE_S = 0.02
QUIET_LEVEL = 2  # of 0…127 on a logarithmic scale; music is at 8…25
WINDOW = 75  # samples: 1.5 s
QUIET_SHARE = 0.75
SOUND = 10  # samples of sound that make it music
SILENT_QUEUE = 150  # samples: so long a silence from the start means that there is no music


class Ear:
    def __init__(self) -> None:
        self._quiet: deque[bool] = deque(maxlen=WINDOW)
        self._heard = 0
        self._loud = 0

    def is_listened_to(self, level: int) -> bool:
        """Take the level of the next 20 ms; True when the caller may speak."""
        self._quiet.append(level <= QUIET_LEVEL)
        self._heard += 1
        self._loud += not self._quiet[-1]
        if self._loud < SOUND:
            return self._heard >= SILENT_QUEUE
        return len(self._quiet) == WINDOW and sum(self._quiet) >= QUIET_SHARE * WINDOW

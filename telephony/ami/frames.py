"""AMI bytes to frames: split before decoding, so no letter is lost where two TCP segments meet."""

MAX_FRAME = 65_536
END = b"\r\n\r\n"
BANNER = b"Asterisk Call Manager/"


class FrameTooLong(ValueError):
    """More bytes without an end of frame than any genuine message has."""

    def __init__(self) -> None:
        super().__init__(f"An AMI frame is longer than {MAX_FRAME} bytes.")


class Framer:
    """Feed it what arrives; it gives whole frames, without their last line end."""

    def __init__(self) -> None:
        self._rest = b""
        self._has_banner = False

    def feed(self, data: bytes) -> list[bytes]:
        """Frames completed by `data`, in order; raises FrameTooLong."""
        data = self._rest + data
        if not self._has_banner:
            banner, newline, after = data.partition(b"\r\n")
            if not newline:
                return self._keep(data)
            self._has_banner = True
            data = after if banner.startswith(BANNER) else data
        frames = data.split(END)
        self._keep(frames.pop())
        # Asterisk ends some events (AgentComplete) with one line end too many.
        return [frame[2:] if frame[:2] == b"\r\n" else frame for frame in frames]

    def _keep(self, rest: bytes) -> list[bytes]:
        if len(rest) > MAX_FRAME:
            raise FrameTooLong
        self._rest = rest
        return []

"""An S3 server that misbehaves on demand, which a real one cannot be asked to do."""

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Fault(StrEnum):
    NONE = "none"
    ERROR_500 = "error_500"
    HANG = "hang"  # takes the request and never answers
    LYING_200 = "lying_200"  # says yes and stores nothing
    OTHER_BYTES = "other_bytes"  # says yes and stores something else of the same length
    SHORT_STORE = "short_store"  # says yes and stores only half
    SLOW = "slow"  # a little at a time, but it comes
    SHORT_READ = "short_read"  # breaks off in the middle of the answer


class StubS3(ThreadingHTTPServer):
    """`objects`: key → bytes as stored. `fault` may be changed at any time."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.fault = Fault.NONE
        self.objects: dict[str, bytes] = {}
        self.told: dict[str, str] = {}
        self.puts: list[str] = []
        self.released = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: StubS3
    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        key, body = self._key(), self._body()
        if self._misbehaved():
            return
        self.server.puts.append(key)
        if key in self.server.objects and self.headers.get("If-None-Match") == "*":
            return self._answer(412, b"<Error><Code>PreconditionFailed</Code></Error>")
        stored = {
            Fault.OTHER_BYTES: body[:-1] + bytes([body[-1] ^ 1]),
            Fault.SHORT_STORE: body[: len(body) // 2],
            Fault.LYING_200: None,
        }.get(self.server.fault, body)
        if stored is not None:
            self.server.objects[key] = stored
            self.server.told[key] = self.headers.get("x-amz-meta-sha256", "")
        return self._answer(200, b"", ETag=f'"{hashlib.md5(body).hexdigest()}"')

    def do_HEAD(self) -> None:
        self._get(with_body=False)

    def do_GET(self) -> None:
        self._get(with_body=True)

    def _get(self, *, with_body: bool) -> None:
        key = self._key()
        if self._misbehaved():
            return
        if key not in self.server.objects:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>" if with_body else b"")
            return
        whole = self.server.objects[key]
        headers = {"x-amz-meta-sha256": self.server.told[key]}
        code, body = 200, whole
        if match := re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", "")):
            first, last = int(match[1]), int(match[2])
            code, body = 206, whole[first : last + 1]
            headers["Content-Range"] = f"bytes {first}-{last}/{len(whole)}"
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not with_body:
            return
        if self.server.fault is Fault.SHORT_READ:
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
            return
        for start in range(0, len(body), len(body) // 5 or 1):
            if self.server.fault is Fault.SLOW:
                self.server.released.wait(0.1)
            self.wfile.write(body[start : start + (len(body) // 5 or 1)])

    def _misbehaved(self) -> bool:
        if self.server.fault is Fault.ERROR_500:
            self._answer(500, b"<Error><Code>InternalError</Code></Error>")
            return True
        if self.server.fault is Fault.HANG:
            self.server.released.wait(30)
            self.close_connection = True
            return True
        return False

    def _key(self) -> str:
        return self.path.split("?")[0].split("/", 2)[-1]

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", "0")))

    def _answer(self, code: int, body: bytes, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def stub_s3() -> Iterator[StubS3]:
    server = StubS3()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        server.shutdown()
        server.server_close()
        thread.join()

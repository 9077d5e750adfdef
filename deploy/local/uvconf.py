"""Prints shell exports that give uv what pip is configured with on this machine."""

import ast
import os
import shlex
import subprocess
import sys

KNOWN = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
    "trusted-host": "UV_INSECURE_HOST",
    "default-timeout": "UV_HTTP_TIMEOUT",
    "timeout": "UV_HTTP_TIMEOUT",
    "proxy": "ALL_PROXY",
}
# Hashes are required, so any index may give any version. The machine's own certificates are trusted, as by pip.
ALWAYS = {"UV_INDEX_STRATEGY": "unsafe-best-match", "UV_NATIVE_TLS": "true"}


def exports(listing: str) -> dict[str, str]:
    """uv's variables from the lines of `pip config list`; later lines (the environment's come first) do not win."""
    found: dict[str, str] = {}
    for line in sorted(listing.splitlines(), key=lambda line: not line.startswith(":env:")):
        name, _, value = line.partition("=")
        variable = KNOWN.get(name.rpartition(".")[2])
        if variable is not None:
            found.setdefault(variable, " ".join(str(ast.literal_eval(value)).split()))
    return {**ALWAYS, **found}


if __name__ == "__main__":
    pip = [sys.executable, "-m", "pip", "config", "list"]
    said = subprocess.run(pip, capture_output=True, text=True, timeout=60, check=False).stdout
    for variable, value in exports(said).items():
        if variable not in os.environ:
            sys.stdout.write(f"export {variable}={shlex.quote(value)}\n")

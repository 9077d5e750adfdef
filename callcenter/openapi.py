"""`python -m callcenter.openapi`: the API's description, from which the web UI's types are generated."""

import json
import sys

from callcenter.main import create_app


def document() -> str:
    return json.dumps(create_app({}).openapi(), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())

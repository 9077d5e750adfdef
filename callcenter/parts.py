"""The parts the service stands on, and the sentences that say how each does and what to do about it.

The web page says them in the viewer's language by `id`, `state` and `facts`; these are the English ones.
"""

from enum import StrEnum

from pydantic import BaseModel


class PartState(StrEnum):
    OK = "ok"
    DEGRADED = "degraded"
    DOWN = "down"


class Part(BaseModel):
    """`facts` fill the gaps of the sentences. `fix` is empty where nothing needs doing."""

    id: str
    state: PartState
    facts: dict[str, str]
    name: str
    detail: str
    fix: str


class Status(BaseModel):
    parts: list[Part]


NAMES = {
    "settings": "Settings",
    "database": "PostgreSQL",
    "redis": "Redis",
    "storage": "Recording storage",
    "asterisk": "Asterisk {pbx}",
    "ami": "Asterisk manager interface",
    "call_records": "Call records (CEL)",
    "recordings": "Recordings on their way",
    "spool": "Recording spool",
    "ui": "Web page",
}

# (part, state): what is so, and what to do about it.
SENTENCES: dict[tuple[str, PartState], tuple[str, str]] = {
    ("settings", PartState.DOWN): (
        "CALLCENTER_DATABASE_URL or CALLCENTER_REDIS_URL is not set.",
        "Set them, or let `callcenter up` bring its own servers.",
    ),
    ("database", PartState.OK): ("Version {version}.", ""),
    ("database", PartState.DOWN): (
        "It does not answer ({error}).",
        "Check that the database runs and that CALLCENTER_DATABASE_URL is right.",
    ),
    ("redis", PartState.OK): ("Messages flow.", ""),
    ("redis", PartState.DOWN): (
        "It does not answer ({error}). Screens are not updated until it does; nothing is lost.",
        "Check that Redis or Valkey runs and that CALLCENTER_REDIS_URL is right.",
    ),
    ("storage", PartState.OK): ("The bucket is there.", ""),
    ("storage", PartState.DOWN): (
        "It does not answer ({error}). Recordings wait in the spool; none is lost.",
        "Check the S3 server, the bucket and its keys (CALLCENTER_S3_*).",
    ),
    ("asterisk", PartState.OK): ("Connected, version {version}.", ""),
    ("asterisk", PartState.DOWN): (
        "No connection. Calls go on in Asterisk; screens and dialling wait.",
        "Check that Asterisk and `callcenter bridge` run, and the AMI address and secret.",
    ),
    ("ami", PartState.OK): ("{banner} at {address}.", ""),
    ("ami", PartState.DOWN): (
        "Nothing answers at {address}.",
        "Start Asterisk with its manager on loopback; set CALLCENTER_AMI_HOST and CALLCENTER_AMI_PORT.",
    ),
    ("call_records", PartState.OK): ("Last line read {seconds} s ago.", ""),
    ("call_records", PartState.DEGRADED): (
        "None read so far.",
        "Run `callcenter collect` beside Asterisk, with CALLCENTER_CEL_FILE set.",
    ),
    ("recordings", PartState.OK): ("{number} not verified in storage yet.", ""),
    ("spool", PartState.OK): ("Room for {hours} hours of one recorded call.", ""),
    ("spool", PartState.DEGRADED): (
        "Room for only {hours} hours of one recorded call.",
        "Free some room on that disk.",
    ),
    ("spool", PartState.DOWN): (
        "{folder} is not there.",
        "Create it, writable by Asterisk's user, or set CALLCENTER_SPOOL_DIR.",
    ),
    ("ui", PartState.DOWN): ("{folder} holds no built page.", "Run `make ui`."),
}


def part(id: str, state: PartState, **facts: object) -> Part:
    """The part in this state, with its sentences."""
    told = {name: str(value) for name, value in facts.items()}
    detail, fix = SENTENCES[id, state]
    return Part(
        id=id,
        state=state,
        facts=told,
        name=NAMES[id].format(**told),
        detail=detail.format(**told),
        fix=fix,
    )

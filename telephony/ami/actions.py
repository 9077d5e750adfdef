"""What we may ask of Asterisk: an allow-list of actions and fields, every value checked before a byte is sent."""

import re
from collections.abc import Mapping
from uuid import uuid4

from panoramisk.actions import Action

MAX_LINE = 1000
MAX_FIELDS = 100
# Everything below space, DEL, and the line ends of Unicode.
_FORBIDDEN = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]")
_ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}")

FIELDS: Mapping[str, frozenset[str]] = {
    "Login": frozenset({"Username", "Secret", "Events"}),
    "Logoff": frozenset(),
    "Ping": frozenset(),
    "CoreSettings": frozenset(),
    "CoreStatus": frozenset(),
    "CoreShowChannels": frozenset(),
    "QueueStatus": frozenset(),
    "DeviceStateList": frozenset(),
    "Originate": frozenset(
        {
            "Async",
            "CallerID",
            "Channel",
            "ChannelId",
            "Context",
            "Exten",
            "OtherChannelId",
            "Priority",
            "Timeout",
            "Variable",
        }
    ),
    "Hangup": frozenset({"Channel", "Cause"}),
    "BlindTransfer": frozenset({"Channel", "Context", "Exten"}),
    "Redirect": frozenset(
        {
            "Channel",
            "Context",
            "Exten",
            "Priority",
            "ExtraChannel",
            "ExtraContext",
            "ExtraExten",
            "ExtraPriority",
        }
    ),
    "Setvar": frozenset({"Channel", "Variable", "Value"}),
    "PlayDTMF": frozenset({"Channel", "Digit"}),
    "QueueAdd": frozenset(
        {"Queue", "Interface", "MemberName", "Paused", "Penalty", "Reason", "StateInterface"}
    ),
    "QueueRemove": frozenset({"Queue", "Interface"}),
    "QueuePause": frozenset({"Queue", "Interface", "Paused", "Reason"}),
}

_REQUEST = re.compile(r"__CC_REQ=[A-Za-z0-9_.:-]{1,64}")
_OUR_CONTEXT = re.compile(r"cc-(out|give|consult|hold|ring|meet|spy-(listen|whisper|barge))")
_CHANNEL = re.compile(r"PJSIP/[A-Za-z0-9_-]{1,60}|[0-9a-f-]{36}-spy")
_EXTENSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}")
# What a value must look like, whoever asks: no dial string, no variable and no context of anybody else's.
SHAPES: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("Originate", "Variable"): _REQUEST,
    ("Originate", "Context"): _OUR_CONTEXT,
    ("Originate", "Exten"): _EXTENSION,
    ("BlindTransfer", "Context"): _OUR_CONTEXT,
    ("BlindTransfer", "Exten"): _EXTENSION,
    ("Redirect", "Channel"): _CHANNEL,
    ("Redirect", "Context"): _OUR_CONTEXT,
    ("Redirect", "Exten"): _EXTENSION,
    ("Redirect", "ExtraChannel"): _CHANNEL,
    ("Redirect", "ExtraContext"): _OUR_CONTEXT,
    ("Redirect", "ExtraExten"): _EXTENSION,
    ("Setvar", "Channel"): _CHANNEL,
    ("Setvar", "Variable"): re.compile("__CC_CUSTOMER"),
    ("Setvar", "Value"): _CHANNEL,
    ("PlayDTMF", "Channel"): _CHANNEL,
    ("PlayDTMF", "Digit"): re.compile(r"[0-9A-D*#]"),
}


class Refused(ValueError):
    """An action that must not be sent; the message says why, without the value."""


def action(name: str, fields: Mapping[str, str], *, action_id: str | None = None) -> Action:
    """A panoramisk action that is safe to serialise; raises Refused. Needs a running event loop."""
    allowed = FIELDS.get(name)
    if allowed is None:
        raise Refused(f"{name!r} is not an action we send.")
    action_id = action_id or str(uuid4())
    if _ID.fullmatch(action_id) is None:
        raise Refused("The action's id has characters it must not have.")
    if len(fields) > MAX_FIELDS:
        raise Refused(f"{name} has more than {MAX_FIELDS} fields.")
    for field, value in fields.items():
        if field not in allowed:
            raise Refused(f"{name} takes no field {field!r}.")
        check_value(field, value)
        shape = SHAPES.get((name, field))
        if shape is not None and shape.fullmatch(value) is None:
            raise Refused(f"That cannot be the {field} of {name}.")
    return Action({"Action": name, "ActionID": action_id, **fields})


def check_value(field: str, value: str) -> None:
    """Raises Refused if `value` could end its line, or is longer than Asterisk reads."""
    if _FORBIDDEN.search(value):
        raise Refused(f"{field} has a control character in it.")
    try:
        size = len(value.encode())
    except UnicodeEncodeError:
        raise Refused(f"{field} is no proper text.") from None
    if len(field) + size + 2 > MAX_LINE:
        raise Refused(f"{field} is longer than {MAX_LINE} bytes.")

"""What happens when a number outside is dialled: decided by the number alone, so that it can be foretold.

A number that ends with one of the codes below behaves so; every other number is answered after a few seconds.
"""

from dataclasses import dataclass

ANSWERED = 200
NEVER = 0

# the number's last three digits: (seconds of ringing, SIP answer)
ENDINGS = {
    "486": (0.3, 486),  # busy
    "603": (3.0, 603),  # rings, then the person declines
    "480": (0.5, NEVER),  # rings and nobody comes
    "404": (0.0, 404),  # there is no such number
    "503": (0.0, 503),  # the network is in trouble
}

# dialling prefix: language of the person who answers; the longest prefix wins
LANGUAGES = {"+380": "uk", "+7": "ru", "+375": "ru", "+": "en"}


@dataclass(frozen=True, slots=True)
class Reaction:
    """`code` is ANSWERED, NEVER, or the SIP refusal that follows after `ring_seconds`."""

    ring_seconds: float
    code: int
    language: str


def e164(dialled: str) -> str:
    """`+digits` of a dialled user part as it came over the trunk."""
    return "+" + "".join(letter for letter in dialled if letter.isdigit())


def reaction(number: str) -> Reaction:
    """How the outside phone `number` (E.164) behaves when it is called."""
    prefix = max((each for each in LANGUAGES if number.startswith(each)), key=len, default="+")
    if (found := ENDINGS.get(number[-3:])) is not None:
        return Reaction(found[0], found[1], LANGUAGES[prefix])
    return Reaction(2.0 + sum(map(ord, number)) % 4, ANSWERED, LANGUAGES[prefix])

"""Who is in a call now, as its control needs it: the channels of agent, customer and third party."""

from dataclasses import dataclass

from telephony.calls.legs import Call, Leg


@dataclass(frozen=True, kw_only=True, slots=True)
class Parties:
    """Channels alive and answered; "" where there is none. `third`: whom the agent asks, perhaps still ringing."""

    agent: str = ""
    agent_uniqueid: str = ""
    customer: str = ""
    third: str = ""
    is_third_up: bool = False
    is_customer_alone: bool = False


def parties_of(call: Call, line: str) -> Parties:
    """As seen by the agent at `line`."""
    alive = [leg for leg in call.legs.values() if leg.is_alive]
    customer = next((leg for leg in alive if _is_customer(call, leg)), None)
    agent = next((leg for leg in alive if leg.line == line and leg.is_up), None)
    third = next((leg for leg in alive if agent and call.consulter(leg) is agent), None)
    return Parties(
        agent=agent.channel if agent else "",
        agent_uniqueid=agent.uniqueid if agent else "",
        customer=customer.channel if customer else "",
        third=third.channel if third else "",
        is_third_up=third is not None and third.is_up,
        is_customer_alone=alive == [customer],
    )


def _is_customer(call: Call, leg: Leg) -> bool:
    is_up = leg.is_up or bool(leg.stays)
    return not leg.line and is_up and call.consulter(leg) is None

/** Tone and icon of every agent state: colour never alone. */
import {
  IconBellRinging,
  IconCircleCheck,
  IconHandStop,
  IconHeadset,
  IconPencil,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPlayerPause,
  IconPlugConnectedX,
  IconPower,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";
import type { AgentStateName } from "@/api/types";
import type { Tone } from "./tag";

export const AGENT_LOOKS: Record<AgentStateName, { tone: Tone; icon: Icon }> = {
  offline: { tone: "off", icon: IconPower },
  ready: { tone: "good", icon: IconCircleCheck },
  reserved: { tone: "talk", icon: IconPhoneOutgoing },
  ringing: { tone: "ring", icon: IconBellRinging },
  talking: { tone: "talk", icon: IconHeadset },
  hold: { tone: "rest", icon: IconHandStop },
  consult: { tone: "talk", icon: IconUsers },
  wrap_up: { tone: "wrap", icon: IconPencil },
  paused: { tone: "rest", icon: IconPlayerPause },
  not_responding: { tone: "bad", icon: IconPhoneOff },
  link_lost: { tone: "bad", icon: IconPlugConnectedX },
};

/** Tone and icon of every agent state: colour never alone. */
import {
  IconBellRinging,
  IconCircleCheck,
  IconHeadset,
  IconPencil,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPlayerPause,
  IconPower,
  type Icon,
} from "@tabler/icons-react";
import type { AgentStateName } from "@/api/types";
import type { Tone } from "@/ui/tag";

export const AGENT_LOOKS: Record<AgentStateName, { tone: Tone; icon: Icon }> = {
  offline: { tone: "off", icon: IconPower },
  ready: { tone: "good", icon: IconCircleCheck },
  reserved: { tone: "talk", icon: IconPhoneOutgoing },
  ringing: { tone: "ring", icon: IconBellRinging },
  talking: { tone: "talk", icon: IconHeadset },
  wrap_up: { tone: "wrap", icon: IconPencil },
  paused: { tone: "rest", icon: IconPlayerPause },
  not_responding: { tone: "bad", icon: IconPhoneOff },
};

/** Where a recording is on its way from the phone to the ear. */
import {
  IconCircleCheck,
  IconCircleDot,
  IconCloudUpload,
  IconExclamationCircle,
  IconHourglass,
  IconMicrophoneOff,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { components } from "@/api/schema";
import { Tag, type Tone } from "@/ui/tag";

export type RecordingState = components["schemas"]["RecordingBrief"]["state"];

const LOOKS: Record<RecordingState, { tone: Tone; icon: Icon }> = {
  recording: { tone: "bad", icon: IconCircleDot },
  spooled: { tone: "off", icon: IconHourglass },
  stored: { tone: "off", icon: IconCloudUpload },
  verified: { tone: "good", icon: IconCircleCheck },
  empty: { tone: "off", icon: IconMicrophoneOff },
  lost: { tone: "bad", icon: IconExclamationCircle },
};

export function RecordingTag({ state }: { state: RecordingState }) {
  const { t } = useTranslation();
  const { tone, icon } = LOOKS[state];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`player.states.${state}`)}
    </Tag>
  );
}

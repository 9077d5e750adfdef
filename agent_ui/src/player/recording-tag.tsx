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
import { Tag, type Tone } from "@/ui/tag";

export type RecordingState = "recording" | "spooled" | "stored" | "verified" | "empty" | "lost";

const LOOKS: Record<RecordingState, { tone: Tone; icon: Icon }> = {
  recording: { tone: "bad", icon: IconCircleDot },
  spooled: { tone: "off", icon: IconHourglass },
  stored: { tone: "off", icon: IconCloudUpload },
  verified: { tone: "good", icon: IconCircleCheck },
  empty: { tone: "off", icon: IconMicrophoneOff },
  lost: { tone: "bad", icon: IconExclamationCircle },
};

/** A state this screen does not know is still on its way. */
export const recordingState = (state: string): RecordingState =>
  state in LOOKS ? (state as RecordingState) : "spooled";

export function RecordingTag({ state: word }: { state: string }) {
  const { t } = useTranslation();
  const state = recordingState(word);
  const { tone, icon } = LOOKS[state];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`player.states.${state}`)}
    </Tag>
  );
}

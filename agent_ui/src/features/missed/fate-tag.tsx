/** What became of a missed call: colour, icon and words. */
import {
  IconAlertCircle,
  IconHourglass,
  IconPhoneCheck,
  IconPhoneIncoming,
  IconPhoneOutgoing,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Tag, type Tone } from "@/ui/tag";
import type { Fate } from "./api";

const LOOKS: Record<Fate, { tone: Tone; icon: Icon }> = {
  not_returned: { tone: "bad", icon: IconAlertCircle },
  got_through: { tone: "good", icon: IconPhoneIncoming },
  returned_soon: { tone: "talk", icon: IconPhoneCheck },
  returned: { tone: "wrap", icon: IconPhoneOutgoing },
  returned_late: { tone: "rest", icon: IconHourglass },
};

export function FateTag({ fate }: { fate: Fate }) {
  const { t } = useTranslation();
  const { tone, icon } = LOOKS[fate];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`missed.fate.${fate}`)}
    </Tag>
  );
}

/** Draft, published or archived, in words. */
import { IconArchive, IconCircleCheck, IconPencil, type Icon } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Tag, type Tone } from "@/ui/tag";
import type { Script } from "./api";

const LOOKS: Record<Script["state"], { tone: Tone; icon: Icon }> = {
  draft: { tone: "rest", icon: IconPencil },
  published: { tone: "good", icon: IconCircleCheck },
  archived: { tone: "off", icon: IconArchive },
};

export function ScriptStateTag({ state }: { state: Script["state"] }) {
  const { t } = useTranslation();
  return (
    <Tag tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
      {t(`scripts.states.${state}`)}
    </Tag>
  );
}

/** Why this card, and how far to trust it. */
import {
  IconCircleCheck,
  IconEyeOff,
  IconQuestionMark,
  IconUserPlus,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CallCard } from "@/api/types";
import { NumberText } from "@/ui/number-text";
import type { Tone } from "@/ui/tag";
import styles from "./dossier.module.css";

const LOOKS: Record<CallCard["match"], { tone: Tone; icon: Icon }> = {
  exact: { tone: "good", icon: IconCircleCheck },
  several: { tone: "ring", icon: IconUsers },
  none: { tone: "talk", icon: IconUserPlus },
  anonymous: { tone: "off", icon: IconEyeOff },
  malformed: { tone: "off", icon: IconQuestionMark },
};

export function MatchNote({ card }: { card: CallCard }) {
  const { t } = useTranslation();
  const chosen = card.person !== null && card.match !== "exact";
  const { tone, icon: Glyph } = chosen ? LOOKS.exact : LOOKS[card.match];
  return (
    <div className={styles.match} data-tone={tone}>
      <Glyph size={18} aria-hidden />
      <div>
        <strong>{chosen ? t("dossier.chosen") : t(`dossier.why.${card.match}`)}</strong>
        {card.number !== "" && (
          <div>
            <NumberText number={card.e164 ?? card.number} />
          </div>
        )}
        {card.name !== "" && (
          <div className={styles.quiet}>{t("dossier.network_name", { name: card.name })}</div>
        )}
      </div>
    </div>
  );
}

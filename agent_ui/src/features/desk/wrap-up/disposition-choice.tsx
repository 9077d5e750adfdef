/** Results as buttons, each with its digit and a mark of what kind it is. */
import {
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
  IconMessageReport,
  IconPhoneCall,
  IconPhoneOff,
  type Icon,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Disposition } from "@/api/types";
import { inLanguage } from "@/i18n";
import type { Tone } from "@/ui/tag";
import styles from "./wrap-up.module.css";

const LOOKS: Record<Disposition["kind"], { tone: Tone; icon: Icon }> = {
  success: { tone: "good", icon: IconCircleCheck },
  callback: { tone: "talk", icon: IconPhoneCall },
  refusal: { tone: "bad", icon: IconCircleX },
  no_contact: { tone: "off", icon: IconPhoneOff },
  info: { tone: "wrap", icon: IconInfoCircle },
  complaint: { tone: "ring", icon: IconMessageReport },
};

interface DispositionChoiceProps {
  dispositions: Disposition[];
  chosen: string | null;
  /** The code that came from the script and was not touched since. */
  fromScript: string | null;
  onChoose: (code: string) => void;
}

export function DispositionChoice({ dispositions, chosen, fromScript, onChoose }: DispositionChoiceProps) {
  const { t, i18n } = useTranslation();
  return (
    <div role="group" aria-labelledby="disposition">
      <span className={styles.label} id="disposition">
        {t("wrap.result")}
        {fromScript !== null && <em> · {t("wrap.from_script")}</em>}
      </span>
      <div className={styles.results}>
        {dispositions.map((each) => {
          const { tone, icon: Glyph } = LOOKS[each.kind];
          return (
            <button
              key={each.code}
              type="button"
              className={styles.result}
              data-tone={tone}
              aria-pressed={each.code === chosen}
              onClick={() => onChoose(each.code)}
            >
              <Glyph size={17} aria-hidden />
              <span>{inLanguage(each.labels, i18n.language)}</span>
              {each.hotkey !== null && <kbd>{each.hotkey}</kbd>}
            </button>
          );
        })}
      </div>
    </div>
  );
}

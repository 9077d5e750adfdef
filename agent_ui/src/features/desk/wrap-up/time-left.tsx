/** How long the wrap-up may still take, where the queue limits it. */
import { useTranslation } from "react-i18next";
import { duration } from "@/lib/time";
import { useNow } from "@/lib/use-now";
import { useLive } from "@/live/live-store";
import styles from "./wrap-up.module.css";

export function TimeLeft({ interactionId }: { interactionId: string }) {
  const { t } = useTranslation();
  const { agent } = useLive();
  const now = useNow();
  if (agent?.interaction_id !== interactionId || agent.wrap_up_ends_at === null) return null;
  const left = (Date.parse(agent.wrap_up_ends_at) - now) / 1000;
  return (
    <span className={styles.left} data-tone={left < 0 ? "bad" : "off"} role="timer">
      {left < 0 ? t("wrap.overtime") : t("wrap.time_left", { time: duration(left) })}
    </span>
  );
}

/** Middle zone: who and what stage, the controls, then the script or the result. */
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallCard } from "@/api/types";
import { useKeys } from "@/lib/use-keys";
import { CallHead } from "./call-head";
import { ScriptRunner } from "./runner/script-runner";
import styles from "./call.module.css";
import { WrapUp } from "./wrap-up/wrap-up";

type Tab = "script" | "result";

export function CallZone({ card }: { card: CallCard }) {
  const { t } = useTranslation();
  const ended = card.state === "ended";
  const [chosen, setChosen] = useState<{ tab: Tab; ended: boolean } | null>(null);
  // The end of the call turns to the result by itself; a later choice of the agent holds.
  const tab = chosen !== null && chosen.ended === ended ? chosen.tab : ended ? "result" : "script";
  const choose = (next: Tab) => setChosen({ tab: next, ended });
  useKeys({ "Alt+S": () => choose(tab === "script" ? "result" : "script") });
  const missed = card.direction === "inbound" && card.answered_at === null;

  return (
    <section className={styles.zone} aria-label={t("tabs.label")}>
      <CallHead card={card} />
      <div className={styles.tabs}>
        <SegmentedControl
          size="xs"
          aria-label={t("tabs.label")}
          value={tab}
          onChange={(value) => choose(value)}
          data={[
            { value: "script", label: t("tabs.script") },
            { value: "result", label: t("tabs.result") },
          ]}
        />
        <kbd>Alt S</kbd>
      </div>
      {tab === "script" && (
        <ScriptRunner card={card} isWaiting={missed && !ended} onResult={() => choose("result")} />
      )}
      {tab === "result" && card.interaction_id !== null && (
        <WrapUp key={card.interaction_id} card={card} interactionId={card.interaction_id} />
      )}
    </section>
  );
}

/** How long the wrap-up may still take, where the queue limits it; and a minute more, where it allows that. */
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/api/client";
import { duration } from "@/lib/time";
import { useNow } from "@/lib/use-now";
import { keepAgent, useLive } from "@/live/live-store";
import { showError } from "@/ui/toast";
import styles from "./wrap-up.module.css";

export function TimeLeft({ interactionId }: { interactionId: string }) {
  const { t } = useTranslation();
  const { agent } = useLive();
  const now = useNow();
  const extend = useMutation({
    mutationFn: () => take(api.POST("/api/desk/wrap-up/extend")),
    onSuccess: keepAgent,
    onError: showError,
  });
  if (agent?.interaction_id !== interactionId || agent.wrap_up_ends_at === null) return null;
  const left = (Date.parse(agent.wrap_up_ends_at) - now) / 1000;
  return (
    <>
      <span className={styles.left} data-tone={left < 0 ? "bad" : "off"} role="timer">
        {left < 0 ? t("wrap.overtime") : t("wrap.time_left", { time: duration(left) })}
      </span>
      {agent.extensions_left > 0 && (
        <Button variant="subtle" size="compact-sm" loading={extend.isPending} onClick={() => extend.mutate()}>
          {t("wrap.extend", { count: agent.extensions_left })}
        </Button>
      )}
    </>
  );
}

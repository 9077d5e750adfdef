/** Live messages that are said aloud, wherever one is. */
import { notifications } from "@mantine/notifications";
import type { LiveMessage } from "@/api/types";
import { i18n, inLanguage } from "@/i18n";
import { liveStore } from "./live-store";

export function announce(message: LiveMessage): void {
  if (message.type !== "pause_overrun") return;
  const { agent, pauseReasons } = liveStore.get();
  const labels = pauseReasons.find((each) => each.code === message.reason)?.labels;
  const words = {
    name: message.name,
    reason: labels === undefined ? message.reason : inLanguage(labels, i18n.language),
  };
  notifications.show({
    color: "orange",
    role: "alert",
    autoClose: 15_000,
    message:
      agent?.user_id === message.user_id ? i18n.t("pause.mine_over", words) : i18n.t("pause.over", words),
  });
}

/** The call in hand, while another page is open. */
import { ActionIcon, Button } from "@mantine/core";
import { IconPhone, IconPhoneOff } from "@tabler/icons-react";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useCallControls } from "@/calling/controls";
import { cardTitle, cardTone } from "@/calling/card-words";
import { isTalking } from "@/live/live-store";
import { Timer } from "@/ui/times";
import styles from "./status-bar.module.css";

export function CallStrip() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const atDesk = useRouterState({ select: (state) => state.location.pathname === "/" });
  const { card, canAnswer, answer, hangUp } = useCallControls();
  if (atDesk || card === null) return null;
  return (
    <div className={styles.strip} data-tone={cardTone(card)}>
      <span className={styles.stripName}>{cardTitle(card, t)}</span>
      <Timer since={isTalking(card) && card.answered_at ? card.answered_at : card.started_at} />
      {canAnswer && (
        <ActionIcon variant="filled" color="pine" size={26} aria-label={t("call.answer")} onClick={answer}>
          <IconPhone size={15} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon
        variant="filled"
        color="red"
        size={26}
        aria-label={t("call.hang_up")}
        onClick={() => hangUp()}
      >
        <IconPhoneOff size={15} aria-hidden />
      </ActionIcon>
      <Button size="compact-xs" variant="default" onClick={() => void navigate({ to: "/" })}>
        {t("bar.go_to_call")}
      </Button>
    </div>
  );
}

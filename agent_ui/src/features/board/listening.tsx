/** What I hear of an agent's call: switch how, or stop. */
import { Button, SegmentedControl } from "@mantine/core";
import { IconEar, IconEarOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { MODES, useListening, type Board } from "./api";
import styles from "./board.module.css";

export function ListeningBar({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { listen, stop } = useListening();
  const { listening } = board;
  if (listening === null) return null;
  const agent = board.agents.find((each) => each.user_id === listening.user_id);
  return (
    <section className={styles.listening} aria-label={t("board.listening_label")}>
      <IconEar size={18} aria-hidden />
      <span role="status">{t("board.you_hear", { name: agent?.name ?? "" })}</span>
      <SegmentedControl
        aria-label={t("board.how")}
        value={listening.mode}
        onChange={(value) => listen({ userId: listening.user_id, mode: value })}
        data={MODES.map((value) => ({ value, label: t(`board.mode.${value}`) }))}
      />
      <Button
        variant="default"
        size="xs"
        leftSection={<IconEarOff size={16} aria-hidden />}
        onClick={() => stop()}
      >
        {t("board.stop_listening")}
      </Button>
    </section>
  );
}

/** A colleague is asked while the customer hears music: leave the two together, talk all three, or come back. */
import { Button } from "@mantine/core";
import { IconArrowBackUp, IconCheck, IconUsers } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { CallCard } from "@/api/types";
import { useConsultStep } from "./api";
import styles from "./transfer.module.css";

interface ConsultBarProps {
  callId: string;
  consult: NonNullable<CallCard["consult"]>;
}

export function ConsultBar({ callId, consult }: ConsultBarProps) {
  const { t } = useTranslation();
  const step = useConsultStep(callId);
  const name = consult.name || consult.extension || t("transfer.outside");
  return (
    <div className={styles.consult}>
      <p className={styles.words} role="status">
        {consult.is_answered ? t("transfer.talking_with", { name }) : t("transfer.calling", { name })}
      </p>
      <Button
        disabled={!consult.is_answered || step.isPending}
        leftSection={<IconCheck size={18} aria-hidden />}
        onClick={() => step.mutate("complete")}
      >
        {t("transfer.complete")}
      </Button>
      <Button
        variant="default"
        disabled={!consult.is_answered || step.isPending}
        leftSection={<IconUsers size={18} aria-hidden />}
        onClick={() => step.mutate("meet")}
      >
        {t("transfer.meet")}
      </Button>
      <Button
        variant="default"
        disabled={step.isPending}
        leftSection={<IconArrowBackUp size={18} aria-hidden />}
        onClick={() => step.mutate("cancel")}
      >
        {t("transfer.cancel")}
      </Button>
    </div>
  );
}

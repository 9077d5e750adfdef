/** What the agent wrote down about the call. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Call, Interaction } from "@/api/types";
import { useDispositionWords } from "@/ui/disposition-tag";
import { ErrorNote, Loading } from "@/ui/notes";
import { Zone } from "@/ui/page";
import { interactionQuery } from "./api";
import styles from "./calls.module.css";

export function CallResult({ call }: { call: Call }) {
  const { t } = useTranslation();
  const interaction = useQuery(interactionQuery(call.interaction_id));
  return (
    <Zone title={t("calls.result.title")}>
      {call.interaction_id === null ? (
        <span className={styles.faint}>{t("calls.result.none")}</span>
      ) : interaction.isPending ? (
        <Loading />
      ) : interaction.data === undefined ? (
        <ErrorNote error={interaction.error} onRetry={() => void interaction.refetch()} />
      ) : interaction.data.closed_at === null ? (
        <span className={styles.faint}>{t("calls.result.waiting")}</span>
      ) : (
        <Written interaction={interaction.data} />
      )}
    </Zone>
  );
}

function Written({ interaction }: { interaction: Interaction }) {
  const { t } = useTranslation();
  const disposition = useDispositionWords(interaction.disposition);
  const next =
    interaction.next_task_id !== null
      ? t("calls.result.planned")
      : interaction.no_next_reason && t("calls.result.no_next", { reason: interaction.no_next_reason });
  const facts = [
    [t("calls.result.disposition"), disposition],
    [t("calls.result.gist"), interaction.gist],
    [t("calls.result.notes"), interaction.notes],
    [t("calls.result.next"), next],
    [t("calls.result.by"), interaction.user?.name],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} style={{ display: "contents" }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

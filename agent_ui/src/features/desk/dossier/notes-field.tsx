/** Free notes on this contact, saved by themselves. */
import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useNotes } from "../notes";
import styles from "./dossier.module.css";

export function NotesField({ interactionId }: { interactionId: string }) {
  const { t } = useTranslation();
  const { notes, type, state } = useNotes(interactionId);
  return (
    <div className={styles.section}>
      <Textarea
        label={t("dossier.notes")}
        placeholder={t("dossier.notes_hint")}
        minRows={2}
        maxRows={8}
        value={notes}
        onChange={(event) => type(event.currentTarget.value)}
      />
      {notes !== "" && (
        <span className={styles.saved} data-tone={state === "not_saved" ? "bad" : "off"} role="status">
          {t(`run.${state}`)}
        </span>
      )}
    </div>
  );
}

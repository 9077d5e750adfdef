/** All shortcuts on one sheet. */
import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import styles from "./shell.module.css";

const EVERYWHERE = [
  ["Alt A", "answer"],
  ["Alt H", "hold"],
  ["Alt M", "mute"],
  ["Alt E", "hang_up"],
  ["Alt P", "pause"],
  ["Ctrl K", "palette"],
  ["?", "help"],
] as const;

const IN_SCRIPT = [
  ["1 … 9", "digits"],
  ["Enter", "enter"],
  ["⌫", "backspace"],
  ["Ctrl Enter", "save"],
] as const;

type Row = (typeof EVERYWHERE)[number] | (typeof IN_SCRIPT)[number];

function Sheet({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <h3 className={styles.sheetTitle}>{title}</h3>
      <dl className={styles.sheet}>
        {rows.map(([keys, word]) => (
          <div key={word}>
            <dt>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`keys.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("keys.title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Sheet title={t("keys.everywhere")} rows={EVERYWHERE} />
      <Sheet title={t("keys.in_script")} rows={IN_SCRIPT} />
      <p className={styles.sheetNote}>{t("keys.note")}</p>
    </Modal>
  );
}

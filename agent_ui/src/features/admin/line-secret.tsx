/** The password of a line, shown once. */
import { Button, CopyButton, Modal, Stack } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Notice } from "@/ui/notice";
import type { LineWithSecret } from "./api";
import styles from "./admin.module.css";

export function LineSecret({ line, onClose }: { line: LineWithSecret | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={line !== null}
      onClose={onClose}
      title={t("admin.lines.secret_title", { name: line?.extension ?? "" })}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Stack gap="sm">
        <Notice>{t("admin.lines.secret_text")}</Notice>
        <Shown label={t("admin.lines.secret_login")} value={line?.name ?? ""} />
        <Shown label={t("admin.lines.secret_password")} value={line?.secret ?? ""} />
        <Button onClick={onClose}>{t("admin.lines.secret_done")}</Button>
      </Stack>
    </Modal>
  );
}

function Shown({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  return (
    <div className={styles.secret}>
      <div>
        <span className={styles.under}>{label}</span>
        <span className={styles.code}>{value}</span>
      </div>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            onClick={copy}
          >
            {t(copied ? "admin.copied" : "admin.copy")}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}

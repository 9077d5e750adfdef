/** Lines: the phones agents take calls on, and whether each is connected right now. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { modals } from "@mantine/modals";
import {
  IconCircleCheck,
  IconKey,
  IconPhoneCall,
  IconPhoneRinging,
  IconPlugConnectedX,
  IconPlus,
  type Icon,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "@/ui/data-table";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { Tag, type Tone } from "@/ui/tag";
import { showError } from "@/ui/toast";
import { AdminFrame } from "./admin-frame";
import { linesQuery, useNewSecret, type AdminLine, type LineWithSecret } from "./api";
import { LineModal } from "./line-form";
import { LineSecret } from "./line-secret";
import styles from "./admin.module.css";

const STATES: Record<AdminLine["state"], { tone: Tone; icon: Icon }> = {
  unreachable: { tone: "off", icon: IconPlugConnectedX },
  idle: { tone: "good", icon: IconCircleCheck },
  ringing: { tone: "ring", icon: IconPhoneRinging },
  in_use: { tone: "talk", icon: IconPhoneCall },
};

export function LinesPage() {
  const { t } = useTranslation();
  const lines = useQuery(linesQuery());
  const [edited, setEdited] = useState<AdminLine | "new" | null>(null);
  const [withSecret, setWithSecret] = useState<LineWithSecret | null>(null);
  const columns: Column<AdminLine>[] = [
    {
      key: "extension",
      header: t("admin.lines.extension"),
      width: 160,
      cell: (line) => <span className={styles.name}>{line.extension}</span>,
    },
    {
      key: "user",
      header: t("admin.lines.user"),
      cell: (line) => line.user?.name ?? <span className={styles.faint}>{t("admin.lines.nobody")}</span>,
    },
    { key: "kind", header: t("admin.lines.kind"), cell: (line) => t(`admin.lines.kinds.${line.kind}`) },
    {
      key: "name",
      header: t("admin.lines.secret_login"),
      cell: (line) => <span className={styles.code}>{line.name}</span>,
    },
    {
      key: "state",
      header: t("admin.lines.state"),
      width: 170,
      cell: (line) => (
        <Tag tone={STATES[line.state].tone} icon={STATES[line.state].icon}>
          {t(`admin.lines.states.${line.state}`)}
        </Tag>
      ),
    },
    {
      key: "actions",
      header: <span className="visually-hidden">{t("tasks.col.actions")}</span>,
      width: 60,
      align: "right",
      cell: (line) => <NewSecret line={line} onMade={setWithSecret} />,
    },
  ];
  return (
    <AdminFrame
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
          {t("admin.lines.new")}
        </Button>
      }
    >
      {lines.isPending ? (
        <Loading />
      ) : lines.data === undefined ? (
        <ErrorNote error={lines.error} onRetry={() => void lines.refetch()} />
      ) : lines.data.length === 0 ? (
        <EmptyState title={t("admin.lines.empty")} />
      ) : (
        <DataTable
          label={t("admin.nav.lines")}
          columns={columns}
          rows={lines.data}
          rowKey={(line) => line.id}
          onOpen={setEdited}
        />
      )}
      <LineModal line={edited} onClose={() => setEdited(null)} onMade={setWithSecret} />
      <LineSecret line={withSecret} onClose={() => setWithSecret(null)} />
    </AdminFrame>
  );
}

function NewSecret({ line, onMade }: { line: AdminLine; onMade: (line: LineWithSecret) => void }) {
  const { t } = useTranslation();
  const make = useNewSecret();
  const ask = () =>
    modals.openConfirmModal({
      title: t("admin.lines.new_secret_title", { name: line.extension }),
      children: t("admin.lines.new_secret_text"),
      labels: { confirm: t("admin.lines.new_secret"), cancel: t("common.cancel") },
      closeButtonProps: { "aria-label": t("common.close") },
      onConfirm: () => make.mutate(line.id, { onSuccess: onMade, onError: showError }),
    });
  return (
    <Tooltip label={t("admin.lines.new_secret")}>
      <ActionIcon
        size="md"
        aria-label={`${t("admin.lines.new_secret")}: ${line.extension}`}
        loading={make.isPending}
        onClick={(event) => {
          event.stopPropagation();
          ask();
        }}
      >
        <IconKey size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

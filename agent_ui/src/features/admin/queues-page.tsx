/** Queues: which numbers lead to whom, and how they are answered. */
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { queuesQuery } from "@/api/reference";
import { DataTable, type Column } from "@/ui/data-table";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { NumberText } from "@/ui/number-text";
import { AdminFrame } from "./admin-frame";
import { scriptsToChooseQuery, type Queue } from "./api";
import { QueueModal } from "./queue-form";
import styles from "./admin.module.css";

export function QueuesPage() {
  const { t } = useTranslation();
  const queues = useQuery(queuesQuery(true));
  const scripts = useQuery(scriptsToChooseQuery());
  const [edited, setEdited] = useState<Queue | "new" | null>(null);
  const columns: Column<Queue>[] = [
    {
      key: "title",
      header: t("admin.queues.title"),
      cell: (queue) => (
        <>
          <span className={styles.name}>{queue.title}</span>
          <span className={styles.under}>{queue.name}</span>
        </>
      ),
    },
    {
      key: "dids",
      header: t("admin.queues.dids"),
      cell: (queue) => queue.dids.map((did) => <div key={did}>{<NumberText number={did} />}</div>),
    },
    {
      key: "strategy",
      header: t("admin.queues.strategy"),
      cell: (queue) => t(`admin.queues.strategies.${queue.strategy}`),
    },
    {
      key: "members",
      header: t("admin.queues.members"),
      cell: (queue) => t("admin.queues.people", { count: queue.members.length }),
    },
    {
      key: "script",
      header: t("admin.queues.script"),
      cell: (queue) =>
        scripts.data?.find((script) => script.id === queue.script_id)?.title ?? (
          <span className={styles.faint}>{t("admin.queues.no_script")}</span>
        ),
    },
  ];
  return (
    <AdminFrame
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
          {t("admin.queues.new")}
        </Button>
      }
    >
      {queues.isPending ? (
        <Loading />
      ) : queues.data === undefined ? (
        <ErrorNote error={queues.error} onRetry={() => void queues.refetch()} />
      ) : queues.data.length === 0 ? (
        <EmptyState title={t("admin.queues.empty")} />
      ) : (
        <DataTable
          label={t("admin.nav.queues")}
          columns={columns}
          rows={queues.data}
          rowKey={(queue) => queue.id}
          onOpen={setEdited}
        />
      )}
      <QueueModal queue={edited} onClose={() => setEdited(null)} />
    </AdminFrame>
  );
}

/** The parts the house stands on: what works, what does not, and what to do about it. */
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconRefresh, type Icon } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { components } from "@/api/schema";
import { clockTime } from "@/lib/time";
import { DataTable, type Column } from "@/ui/data-table";
import { ErrorNote, Loading } from "@/ui/notes";
import { Tag, type Tone } from "@/ui/tag";
import { AdminFrame } from "./admin-frame";
import { statusQuery } from "./api";
import styles from "./admin.module.css";

type Part = components["schemas"]["Part"];

const LOOKS = {
  ok: { tone: "good", icon: IconCircleCheck },
  degraded: { tone: "ring", icon: IconAlertTriangle },
  down: { tone: "bad", icon: IconCircleX },
} as const satisfies Record<Part["state"], { tone: Tone; icon: Icon }>;

export function StatusPage() {
  const { t, i18n } = useTranslation();
  const status = useQuery(statusQuery());
  /** The sentence in the viewer's language; the server's own where we have none. */
  const said = ({ id, facts }: Part, what: string, ours: string) =>
    i18n.exists(`admin.status.parts.${id}.${what}`)
      ? t(`admin.status.parts.${id}.${what}` as never, facts)
      : ours;
  const columns: Column<Part>[] = [
    {
      key: "name",
      header: t("admin.status.part"),
      width: 240,
      cell: (part) => <span className={styles.name}>{said(part, "name", part.name)}</span>,
    },
    {
      key: "state",
      header: t("admin.status.state"),
      width: 190,
      cell: (part) => (
        <Tag tone={LOOKS[part.state].tone} icon={LOOKS[part.state].icon}>
          {t(`admin.status.states.${part.state}`)}
        </Tag>
      ),
    },
    { key: "detail", header: t("admin.status.detail"), cell: (part) => said(part, part.state, part.detail) },
    {
      key: "fix",
      header: t("admin.status.fix"),
      width: "38%",
      cell: (part) => <div className={styles.fix}>{said(part, `${part.state}_fix`, part.fix)}</div>,
    },
  ];
  const parts = status.data?.parts ?? [];
  const ailing = parts.filter((part) => part.state !== "ok").length;
  return (
    <AdminFrame
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} aria-hidden />}
          loading={status.isFetching}
          onClick={() => void status.refetch()}
        >
          {t("admin.status.again")}
        </Button>
      }
    >
      {status.isPending ? (
        <Loading />
      ) : status.data === undefined ? (
        <ErrorNote error={status.error} onRetry={() => void status.refetch()} />
      ) : (
        <>
          <p className={styles.verdict} role="status">
            {ailing === 0 ? t("admin.status.ok_title") : t("admin.status.bad_title", { count: ailing })}
            <span className={styles.faint} style={{ fontSize: 13, fontWeight: 400 }}>
              {t("admin.status.checked", { time: clockTime(status.dataUpdatedAt, i18n.language) })}
            </span>
          </p>
          <DataTable
            label={t("admin.nav.status")}
            columns={columns}
            rows={[...parts].sort((a, b) => Number(a.state === "ok") - Number(b.state === "ok"))}
            rowKey={(part) => `${part.id}${part.name}`}
          />
        </>
      )}
    </AdminFrame>
  );
}

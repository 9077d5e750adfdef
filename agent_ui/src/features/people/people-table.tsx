/** The rows of the contacts list. */
import { Group } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DialButton } from "@/calling/dial-button";
import { DataTable, type Column } from "@/ui/data-table";
import { NumberText } from "@/ui/number-text";
import { DueText, TimeText } from "@/ui/times";
import type { PersonRow } from "./api";
import styles from "./people.module.css";

const columns = (t: TFunction): Column<PersonRow>[] => [
  {
    key: "name",
    header: t("people.col.name"),
    cell: (row) => (
      <>
        <span className={styles.name}>{row.name || t("people.no_name")}</span>
        <span className={styles.kind}>{t(`people.kinds.${row.kind}`)}</span>
      </>
    ),
  },
  {
    key: "organisation",
    header: t("people.col.organisation"),
    cell: (row) => (
      <>
        {row.organisation?.name}
        {row.position !== "" && <span className={styles.under}>{row.position}</span>}
      </>
    ),
  },
  {
    key: "phone",
    header: t("people.col.phone"),
    width: 210,
    cell: (row) =>
      row.phone === null ? (
        <span className={styles.faint}>{t("people.no_phone")}</span>
      ) : (
        <Group gap={8} wrap="nowrap">
          <DialButton wish={{ number: row.phone, person_id: row.id }} shown={row.phone} />
          <NumberText number={row.phone} />
        </Group>
      ),
  },
  {
    key: "responsible",
    header: t("people.col.responsible"),
    cell: (row) => row.responsible?.name ?? <span className={styles.faint}>{t("common.nobody")}</span>,
  },
  {
    key: "last",
    header: t("people.col.last"),
    width: 150,
    cell: (row) =>
      row.last_interaction_at === null ? (
        <span className={styles.faint}>{t("people.never")}</span>
      ) : (
        <TimeText at={row.last_interaction_at} />
      ),
  },
  {
    key: "next",
    header: t("people.col.next"),
    width: 210,
    cell: (row) => row.next_task_at !== null && <DueText at={row.next_task_at} />,
  },
];

interface PeopleTableProps {
  rows: PersonRow[];
  onMore: (() => void) | undefined;
  isLoadingMore: boolean;
}

export function PeopleTable({ rows, onMore, isLoadingMore }: PeopleTableProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <DataTable
      label={t("nav.people")}
      columns={useMemo(() => columns(t), [t])}
      rows={rows}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: "/people/$personId", params: { personId: row.id } })}
      onMore={onMore}
      isLoadingMore={isLoadingMore}
    />
  );
}

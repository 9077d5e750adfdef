/** Callers whom nobody answered, newest first: what became of each, and a click to call back. */
import { IconPhoneX } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DialButton } from "@/calling/dial-button";
import { duration } from "@/lib/time";
import { DataTable, type Column } from "@/ui/data-table";
import { FilterSelect } from "@/ui/filter-select";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { NumberText } from "@/ui/number-text";
import { Page } from "@/ui/page";
import { SearchBox } from "@/ui/search-box";
import { TimeText } from "@/ui/times";
import { FATES, missedQuery, type Missed, type MissedFilter } from "./api";
import { FateTag } from "./fate-tag";
import styles from "./missed.module.css";

export function MissedPage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: "/shell/missed" });
  const navigate = useNavigate({ from: "/missed" });
  const missed = useInfiniteQuery(missedQuery(filter));
  const rows = missed.data?.pages.flatMap((page) => page.items) ?? [];
  const set = (change: MissedFilter) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  return (
    <Page
      title={t("missed.title")}
      toolbar={
        <>
          <SearchBox
            label={t("calls.number")}
            value={filter.number ?? ""}
            onSearch={(number) => set({ number: number || undefined })}
          />
          <FilterSelect
            label={t("missed.any_fate")}
            value={filter.fate}
            options={FATES.map((value) => ({ value, label: t(`missed.fate.${value}`) }))}
            onChange={(fate) => set({ fate })}
            width={240}
          />
        </>
      }
    >
      {missed.isPending ? (
        <Loading />
      ) : missed.isError && rows.length === 0 ? (
        <ErrorNote error={missed.error} onRetry={() => void missed.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyState icon={IconPhoneX} title={t("missed.empty")} />
      ) : (
        <MissedTable
          rows={rows}
          onMore={missed.hasNextPage ? () => void missed.fetchNextPage() : undefined}
          isLoadingMore={missed.isFetchingNextPage}
        />
      )}
    </Page>
  );
}

function MissedTable(props: { rows: Missed[]; onMore: (() => void) | undefined; isLoadingMore: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns: Column<Missed>[] = [
    { key: "at", header: t("missed.at"), cell: (row) => <TimeText at={row.missed_at} />, width: 150 },
    { key: "who", header: t("board.call_with"), cell: (row) => <Caller row={row} /> },
    { key: "queue", header: t("board.queue"), cell: (row) => row.queue?.title ?? "" },
    { key: "wait", header: t("missed.waited"), cell: (row) => duration(row.wait_seconds), align: "right" },
    {
      key: "fate",
      header: t("missed.what_became"),
      cell: (row) => (
        <>
          <FateTag fate={row.fate} />
          {row.settled_at !== null && (
            <span className={styles.under}>
              <TimeText at={row.settled_at} /> {row.settled_by?.name}
            </span>
          )}
        </>
      ),
    },
    {
      key: "dial",
      header: <span className="visually-hidden">{t("missed.call_back")}</span>,
      cell: (row) =>
        row.e164 !== null && (
          <DialButton
            wish={{ number: row.e164, person_id: row.person?.id, task_id: row.task_id ?? undefined }}
            shown={row.e164}
          />
        ),
      width: 60,
    },
  ];
  return (
    <DataTable
      {...props}
      label={t("missed.title")}
      columns={columns}
      rowKey={(row) => row.call_id}
      onOpen={(row) => void navigate({ to: "/calls/$callId", params: { callId: row.call_id } })}
    />
  );
}

function Caller({ row }: { row: Missed }) {
  const { t } = useTranslation();
  const number = /\d/.test(row.number) ? (
    <NumberText number={row.e164 ?? row.number} />
  ) : (
    t("calls.anonymous")
  );
  return (
    <>
      <span className={styles.name}>{row.person?.name ?? number}</span>
      <span className={styles.under}>
        {row.person !== null && number}
        {row.times > 1 && <strong> {t("missed.times", { count: row.times })}</strong>}
      </span>
    </>
  );
}

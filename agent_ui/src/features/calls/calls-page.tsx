/** Every call within sight, newest first. */
import { Button } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { Page } from "@/ui/page";
import { callsQuery, type CallsFilter } from "./api";
import { CallsFilters } from "./calls-filters";
import { CallsTable } from "./calls-table";

export function CallsPage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: "/shell/calls" });
  const navigate = useNavigate({ from: "/calls" });
  const calls = useInfiniteQuery(callsQuery(filter));
  const rows = calls.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.values<unknown>({ ...filter }).some((value) => value !== undefined);
  const set = (change: CallsFilter) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });

  return (
    <Page title={t("nav.calls")} toolbar={<CallsFilters filter={filter} onChange={set} />}>
      {calls.isPending ? (
        <Loading />
      ) : calls.isError && rows.length === 0 ? (
        <ErrorNote error={calls.error} onRetry={() => void calls.refetch()} />
      ) : rows.length > 0 ? (
        <CallsTable
          rows={rows}
          onMore={calls.hasNextPage ? () => void calls.fetchNextPage() : undefined}
          isLoadingMore={calls.isFetchingNextPage}
        />
      ) : (
        <EmptyState icon={IconPhoneCall} title={t(isFiltered ? "calls.none_title" : "calls.empty_title")}>
          <span>{t(isFiltered ? "calls.none_text" : "calls.empty_text")}</span>
          {isFiltered && (
            <Button variant="default" size="xs" onClick={() => void navigate({ search: {}, replace: true })}>
              {t("common.all_filters_off")}
            </Button>
          )}
        </EmptyState>
      )}
    </Page>
  );
}

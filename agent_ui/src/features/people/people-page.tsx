/** All contacts within sight: search, filter, call, open. */
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconAddressBook, IconUserPlus } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usersQuery } from "@/api/reference";
import { FilterSelect } from "@/ui/filter-select";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { Page } from "@/ui/page";
import { SearchBox } from "@/ui/search-box";
import { KINDS, peopleQuery, type PeopleFilter } from "./api";
import { NewPerson } from "./new-person";
import { PeopleTable } from "./people-table";

export function PeoplePage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: "/shell/people" });
  const navigate = useNavigate({ from: "/people" });
  const people = useInfiniteQuery(peopleQuery(filter));
  const users = useQuery(usersQuery());
  const [isCreating, creating] = useDisclosure();
  const set = (change: PeopleFilter) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const isFiltered = (filter.q ?? filter.kind ?? filter.responsible_id) !== undefined;
  const rows = people.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Page
      title={t("nav.people")}
      actions={
        <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={creating.open}>
          {t("people.new")}
        </Button>
      }
      toolbar={
        <>
          <SearchBox
            label={t("people.search")}
            value={filter.q ?? ""}
            onSearch={(q) => set({ q: q || undefined })}
          />
          <FilterSelect
            label={t("people.any_kind")}
            value={filter.kind}
            options={KINDS.map((kind) => ({ value: kind, label: t(`people.kinds.${kind}`) }))}
            onChange={(kind) => set({ kind })}
          />
          <FilterSelect
            label={t("people.any_responsible")}
            value={filter.responsible_id}
            options={(users.data ?? []).map((user) => ({ value: user.id, label: user.name }))}
            onChange={(responsible_id) => set({ responsible_id })}
            width={220}
            searchable
          />
        </>
      }
    >
      {people.isPending ? (
        <Loading />
      ) : people.isError && rows.length === 0 ? (
        <ErrorNote error={people.error} onRetry={() => void people.refetch()} />
      ) : rows.length > 0 ? (
        <PeopleTable
          rows={rows}
          onMore={people.hasNextPage ? () => void people.fetchNextPage() : undefined}
          isLoadingMore={people.isFetchingNextPage}
        />
      ) : isFiltered ? (
        <EmptyState icon={IconAddressBook} title={t("people.none_title")}>
          <span>{t("people.none_text")}</span>
          <Button variant="default" size="xs" onClick={() => void navigate({ search: {}, replace: true })}>
            {t("common.all_filters_off")}
          </Button>
        </EmptyState>
      ) : (
        <EmptyState icon={IconAddressBook} title={t("people.empty_title")}>
          <span>{t("people.empty_text")}</span>
          <Button variant="default" size="xs" onClick={creating.open}>
            {t("people.new")}
          </Button>
        </EmptyState>
      )}
      <NewPerson opened={isCreating} onClose={creating.close} />
    </Page>
  );
}

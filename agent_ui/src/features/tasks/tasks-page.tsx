/** The work list: what is overdue and due today comes first. */
import { Button, SegmentedControl } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCalendarPlus, IconChecklist } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { SCOPES, tasksQuery, WHENS, type TasksFilter } from "@/planning/api";
import { TaskModal } from "@/planning/task-form";
import { atLeast, useMe } from "@/session/me";
import { FilterSelect } from "@/ui/filter-select";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { Page } from "@/ui/page";
import { TasksTable } from "./tasks-table";

const DEFAULT: TasksFilter = { scope: "own", when: "due" };

export function TasksPage() {
  const { t } = useTranslation();
  const me = useMe();
  const search = useSearch({ from: "/shell/tasks" });
  const navigate = useNavigate({ from: "/tasks" });
  const filter = { scope: search.scope ?? DEFAULT.scope, when: search.when ?? DEFAULT.when };
  const tasks = useInfiniteQuery(tasksQuery(filter));
  const [isPlanning, planning] = useDisclosure();
  const set = (change: Partial<TasksFilter>) =>
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  const scopes = SCOPES.filter((scope) => scope !== "all" || atLeast(me, "admin"));
  const rows = tasks.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Page
      title={t("nav.tasks")}
      actions={
        <Button leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={planning.open}>
          {t("planning.new")}
        </Button>
      }
      toolbar={
        <>
          {atLeast(me, "supervisor") && (
            <SegmentedControl
              aria-label={t("tasks.scope.label")}
              value={filter.scope}
              onChange={(scope) => set({ scope })}
              data={scopes.map((scope) => ({ value: scope, label: t(`tasks.scope.${scope}`) }))}
            />
          )}
          <FilterSelect
            label={t("tasks.when.label")}
            value={filter.when}
            options={WHENS.map((when) => ({ value: when, label: t(`tasks.when.${when}`) }))}
            onChange={(when) => set({ when })}
            width={230}
            isRequired
          />
        </>
      }
    >
      {tasks.isPending ? (
        <Loading />
      ) : tasks.isError && rows.length === 0 ? (
        <ErrorNote error={tasks.error} onRetry={() => void tasks.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyState icon={IconChecklist} title={t("tasks.empty_title")}>
          <span>{t(filter.when === "due" ? "tasks.empty_due" : "tasks.empty_text")}</span>
        </EmptyState>
      ) : (
        <TasksTable
          rows={rows}
          withAssignee={filter.scope !== "own"}
          onMore={tasks.hasNextPage ? () => void tasks.fetchNextPage() : undefined}
          isLoadingMore={tasks.isFetchingNextPage}
        />
      )}
      <TaskModal opened={isPlanning} onClose={planning.close} />
    </Page>
  );
}

/** Between calls: what was promised for today, one click from calling. */
import { IconChecks } from "@tabler/icons-react";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api, take } from "@/api/client";
import { DialButton } from "@/calling/dial-button";
import { ImportanceMark, usePurposeWords } from "@/planning/task-text";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { Zone } from "@/ui/page";
import { DueText } from "@/ui/times";
import styles from "./workplace.module.css";

const dueQuery = () =>
  queryOptions({
    queryKey: ["tasks", "desk"],
    queryFn: () =>
      take(api.GET("/api/tasks", { params: { query: { scope: "own", when: "due", state: "open" } } })),
  });

export function DueList() {
  const { t } = useTranslation();
  const due = useQuery(dueQuery());
  const purposeWord = usePurposeWords();
  return (
    <Zone
      title={t("due_list.title")}
      aside={
        <Link className={styles.more} to="/tasks">
          {t("nav.tasks")}
        </Link>
      }
      padded={false}
    >
      {due.isPending && <Loading />}
      {due.isError && <ErrorNote error={due.error} onRetry={() => void due.refetch()} />}
      {due.data?.items.length === 0 && <EmptyState icon={IconChecks} title={t("due_list.empty")} />}
      <ul className={styles.dueList}>
        {due.data?.items.map((task) => (
          <li key={task.id} className={styles.due}>
            <DueText at={task.due_at} isAllDay={task.is_all_day} />
            <div className={styles.dueWhat}>
              <span className={styles.dueWho}>{task.person?.name ?? t("common.unknown")}</span>
              {task.person?.organisation && ` · ${task.person.organisation.name}`}
              <div className={styles.dueComment}>
                {[task.purpose === null ? "" : purposeWord(task.purpose), task.comment]
                  .filter(Boolean)
                  .join(" — ")}
              </div>
            </div>
            <span>
              <ImportanceMark importance={task.importance} />
            </span>
            {task.phone !== null && (
              <DialButton
                shown={task.phone}
                wish={{ number: task.phone, person_id: task.person?.id, task_id: task.id }}
              />
            )}
          </li>
        ))}
      </ul>
    </Zone>
  );
}

/** Between calls: what was promised for today, one click from calling. */
import { IconArrowUp, IconChecks } from "@tabler/icons-react";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api, take } from "@/api/client";
import { purposesQuery } from "@/api/reference";
import { DialButton } from "@/calling/dial-button";
import { inLanguage } from "@/i18n";
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
  const { t, i18n } = useTranslation();
  const due = useQuery(dueQuery());
  const purposes = useQuery(purposesQuery()).data ?? [];
  const purposeWord = (code: string) => {
    const purpose = purposes.find((each) => each.code === code);
    return purpose === undefined ? code : inLanguage(purpose.labels, i18n.language);
  };
  return (
    <Zone title={t("due_list.title")} aside={<Link to="/tasks">{t("nav.tasks")}</Link>} padded={false}>
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
                {purposeWord(task.purpose)}
                {task.comment !== "" && ` — ${task.comment}`}
              </div>
            </div>
            {task.importance === "high" ? (
              <IconArrowUp size={16} aria-label={t("wrap.important")} />
            ) : (
              <span />
            )}
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

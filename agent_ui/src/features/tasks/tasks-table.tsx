/** The rows of the work list. */
import { Group } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DialButton } from "@/calling/dial-button";
import type { Task } from "@/planning/api";
import { TaskMenu } from "@/planning/task-menu";
import { ImportanceMark, TaskDue, useTaskWords } from "@/planning/task-text";
import { DataTable, type Column } from "@/ui/data-table";
import { NumberText } from "@/ui/number-text";
import styles from "./tasks.module.css";

interface TasksTableProps {
  rows: Task[];
  /** Of no use when all of them are mine. */
  withAssignee: boolean;
  onMore: (() => void) | undefined;
  isLoadingMore: boolean;
}

export function TasksTable({ rows, withAssignee, onMore, isLoadingMore }: TasksTableProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const taskWords = useTaskWords();
  const columns: Column<Task>[] = [
    { key: "due", header: t("tasks.col.due"), width: 205, cell: (task) => <TaskDue task={task} /> },
    {
      key: "importance",
      header: <span className="visually-hidden">{t("planning.importance.label")}</span>,
      width: 34,
      cell: (task) => <ImportanceMark importance={task.importance} />,
    },
    {
      key: "what",
      header: t("tasks.col.what"),
      width: 130,
      cell: (task) => (
        <>
          <span className={styles.what}>{taskWords(task)}</span>
          {task.purpose !== null && (
            <span className={styles.under}>{t(`planning.channels.${task.channel}`)}</span>
          )}
        </>
      ),
    },
    {
      key: "person",
      header: t("tasks.col.person"),
      width: 190,
      cell: ({ person }) =>
        person && (
          <>
            {person.name}
            {person.organisation && <span className={styles.under}>{person.organisation.name}</span>}
          </>
        ),
    },
    {
      key: "phone",
      header: t("people.col.phone"),
      width: 190,
      cell: (task) =>
        task.phone !== null && (
          <Group gap={8} wrap="nowrap">
            <DialButton
              wish={{ number: task.phone, person_id: task.person?.id, task_id: task.id }}
              shown={task.phone}
            />
            <NumberText number={task.phone} />
          </Group>
        ),
    },
    {
      key: "comment",
      header: t("tasks.col.comment"),
      cell: (task) => <span className={styles.comment}>{task.comment}</span>,
    },
    ...(withAssignee
      ? [{ key: "assignee", header: t("tasks.col.assignee"), cell: (task: Task) => task.assignee.name }]
      : []),
    {
      key: "actions",
      header: <span className="visually-hidden">{t("tasks.col.actions")}</span>,
      width: 90,
      align: "right",
      cell: (task) => task.state === "open" && <TaskMenu task={task} what={taskWords(task)} />,
    },
  ];
  return (
    <DataTable
      label={t("nav.tasks")}
      columns={columns}
      rows={rows}
      rowKey={(task) => task.id}
      onOpen={({ person }) => {
        if (person) void navigate({ to: "/people/$personId", params: { personId: person.id } });
      }}
      onMore={onMore}
      isLoadingMore={isLoadingMore}
    />
  );
}

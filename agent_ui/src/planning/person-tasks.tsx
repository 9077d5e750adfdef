/** What is planned with a contact, and the button to plan more. */
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ErrorNote, Loading } from "@/ui/notes";
import { Zone } from "@/ui/page";
import { personTasksQuery, type Task } from "./api";
import styles from "./planning.module.css";
import { TaskModal } from "./task-form";
import { TaskMenu } from "./task-menu";
import { ImportanceMark, TaskDue, useTaskWords } from "./task-text";

export function PersonTasks({ person }: { person: { id: string; name: string } }) {
  const { t } = useTranslation();
  const tasks = useQuery(personTasksQuery(person.id));
  const [isPlanning, planning] = useDisclosure();
  return (
    <Zone
      title={t("planning.open_of_person")}
      aside={
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={planning.open}
        >
          {t("planning.new")}
        </Button>
      }
    >
      {tasks.isPending ? (
        <Loading />
      ) : tasks.data === undefined ? (
        <ErrorNote error={tasks.error} onRetry={() => void tasks.refetch()} />
      ) : tasks.data.length === 0 ? (
        <span className={styles.faint}>{t("planning.none_of_person")}</span>
      ) : (
        <ul className={styles.list}>
          {tasks.data.map((task) => (
            <Item key={task.id} task={task} />
          ))}
        </ul>
      )}
      <TaskModal opened={isPlanning} onClose={planning.close} person={person} />
    </Zone>
  );
}

function Item({ task }: { task: Task }) {
  const { t } = useTranslation();
  const purpose = useTaskWords()(task);
  return (
    <li className={styles.item}>
      <div>
        <span className={styles.what}>
          {purpose} <ImportanceMark importance={task.importance} />
        </span>
        <div>
          <TaskDue task={task} />
        </div>
        <span className={styles.faint}>
          {t(`planning.channels.${task.channel}`)} · {task.assignee.name}
        </span>
      </div>
      <TaskMenu task={task} what={purpose} />
      {task.comment !== "" && <p className={styles.comment}>{task.comment}</p>}
    </li>
  );
}

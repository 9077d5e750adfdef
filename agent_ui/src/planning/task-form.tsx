/** The plan of the next contact: when, why, how, with whom, who does it. */
import { Button, Group, Modal, SegmentedControl, Select, Stack, Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { purposesQuery, usersQuery } from "@/api/reference";
import { inLanguage } from "@/i18n";
import { useMe } from "@/session/me";
import { ErrorNote } from "@/ui/notes";
import { showDone } from "@/ui/toast";
import { TASK_CHANNELS, usePlanTask, type Task } from "./api";
import { dueAt, dueInput, dueProblem } from "./due";
import { DueFields } from "./due-fields";
import { PersonPicker } from "./person-picker";
import { presetTime } from "./presets";

const IMPORTANCES = ["high", "normal", "low"] as const;

interface TaskFormProps {
  person?: { id: string; name: string };
  onDone: () => void;
}

export function TaskForm({ person: given, onDone }: TaskFormProps) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const plan = usePlanTask();
  const purposes = useQuery(purposesQuery());
  const users = useQuery(usersQuery());
  const [due, setDue] = useState(() => dueInput(presetTime("tomorrow", new Date())));
  const [person, setPerson] = useState(given ?? null);
  const [purpose, setPurpose] = useState<string | null>(null);
  const [channel, setChannel] = useState<Task["channel"]>("call");
  const [importance, setImportance] = useState<Task["importance"]>("normal");
  const [comment, setComment] = useState("");
  const [assignee, setAssignee] = useState(me.id);
  const [isTried, setTried] = useState(false);
  const problem = dueProblem(due, new Date());

  const submit = () => {
    setTried(true);
    const at = dueAt(due);
    if (problem !== null || at === null || purpose === null) return;
    plan.mutate(
      {
        due_at: at.toISOString(),
        is_all_day: due.allDay,
        purpose,
        channel,
        person_id: person?.id ?? null,
        comment,
        importance,
        assignee_id: assignee,
      },
      {
        onSuccess: () => {
          showDone(t("planning.form.planned"));
          onDone();
        },
      },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="sm">
        <DueFields
          value={due}
          onChange={setDue}
          error={isTried && problem !== null ? t(`planning.form.${problem}`) : undefined}
        />
        <Group grow align="flex-start">
          <Select
            label={t("planning.form.purpose")}
            withAsterisk
            data={(purposes.data ?? []).map(({ code, labels }) => ({
              value: code,
              label: inLanguage(labels, i18n.language),
            }))}
            value={purpose}
            onChange={setPurpose}
            error={isTried && purpose === null && t("planning.form.purpose_required")}
          />
          <Select
            label={t("planning.channels.label")}
            data={TASK_CHANNELS.map((value) => ({ value, label: t(`planning.channels.${value}`) }))}
            value={channel}
            onChange={(next) => setChannel(TASK_CHANNELS.find((value) => value === next) ?? "call")}
          />
        </Group>
        {given === undefined && <PersonPicker value={person} onChange={setPerson} />}
        <Textarea
          label={t("planning.form.comment")}
          minRows={2}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Group grow align="flex-end">
          <Select
            label={t("planning.form.assignee")}
            searchable
            data={(users.data ?? []).map((user) => ({ value: user.id, label: user.name }))}
            value={assignee}
            onChange={(next) => setAssignee(next ?? me.id)}
          />
          <div>
            <Text component="label" size="sm" fw={500} display="block" mb={2}>
              {t("planning.importance.label")}
            </Text>
            <SegmentedControl
              fullWidth
              aria-label={t("planning.importance.label")}
              data={IMPORTANCES.map((value) => ({ value, label: t(`planning.importance.${value}`) }))}
              value={importance}
              onChange={setImportance}
            />
          </div>
        </Group>
        {plan.isError && <ErrorNote error={plan.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={plan.isPending}>
            {t("planning.form.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

export function TaskModal({
  opened,
  onClose,
  ...form
}: {
  opened: boolean;
  onClose: () => void;
  person?: { id: string; name: string };
}) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("planning.form.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <TaskForm {...form} onDone={onClose} />
    </Modal>
  );
}

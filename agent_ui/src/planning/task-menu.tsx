/** What one does with a task: done at one click; reschedule or cancel from the menu. */
import { ActionIcon, Button, Group, Menu, Modal, Stack, TextInput, Tooltip } from "@mantine/core";
import { IconCalendarTime, IconCheck, IconDots, IconX } from "@tabler/icons-react";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { friendlyTime } from "@/lib/time";
import { ErrorNote } from "@/ui/notes";
import { showDone, showError } from "@/ui/toast";
import { useCancelTask, useFinishTask, useReschedule, type Task } from "./api";
import { dueAt, dueInput, dueProblem } from "./due";
import { DueFields } from "./due-fields";

export function TaskMenu({ task, what }: { task: Task; what: string }) {
  const { t } = useTranslation();
  const finish = useFinishTask();
  const [dialog, setDialog] = useState<"reschedule" | "cancel" | null>(null);
  const close = () => setDialog(null);
  return (
    <Group gap={2} wrap="nowrap" justify="flex-end" onClick={(event) => event.stopPropagation()}>
      <Tooltip label={t("planning.done")}>
        <ActionIcon
          size="md"
          variant="default"
          aria-label={`${t("planning.done")}: ${what}`}
          loading={finish.isPending}
          onClick={() =>
            finish.mutate(task, { onSuccess: () => showDone(t("planning.done_toast")), onError: showError })
          }
        >
          <IconCheck size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size="md" aria-label={t("planning.more", { what })}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconCalendarTime size={16} aria-hidden />}
            onClick={() => setDialog("reschedule")}
          >
            {t("planning.reschedule")}
          </Menu.Item>
          <Menu.Item leftSection={<IconX size={16} aria-hidden />} onClick={() => setDialog("cancel")}>
            {t("planning.cancel")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={dialog !== null}
        onClose={close}
        title={dialog === "cancel" ? t("planning.cancel_title") : t("planning.reschedule")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        {dialog === "cancel" && <CancelForm task={task} onDone={close} />}
        {dialog === "reschedule" && <RescheduleForm task={task} onDone={close} />}
      </Modal>
    </Group>
  );
}

function CancelForm({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t } = useTranslation();
  const cancel = useCancelTask();
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim() === "";
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMissing) return;
    const onSuccess = () => {
      showDone(t("planning.cancelled_toast"));
      onDone();
    };
    cancel.mutate({ task, reason: reason.trim() }, { onSuccess });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t("planning.cancel_reason")}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isTried && isMissing && t("planning.cancel_required")}
        />
        {cancel.isError && <ErrorNote error={cancel.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t("planning.keep")}
          </Button>
          <Button type="submit" color="red" loading={cancel.isPending}>
            {t("planning.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RescheduleForm({ task, onDone }: { task: Task; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const reschedule = useReschedule();
  const [due, setDue] = useState(() => dueInput(new Date(task.due_at), task.is_all_day));
  const [isTried, setTried] = useState(false);
  const problem = dueProblem(due, new Date());
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    const at = dueAt(due);
    if (problem !== null || at === null) return;
    const onSuccess = () => {
      showDone(t("planning.rescheduled_toast", { when: friendlyTime(at, i18n.language) }));
      onDone();
    };
    reschedule.mutate({ task, due_at: at.toISOString(), is_all_day: due.allDay }, { onSuccess });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <DueFields
          value={due}
          onChange={setDue}
          error={isTried && problem !== null ? t(`planning.form.${problem}`) : undefined}
        />
        {reschedule.isError && <ErrorNote error={reschedule.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={reschedule.isPending}>
            {t("planning.reschedule")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

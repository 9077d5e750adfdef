/** A queue: its numbers, who rings and how, who answers. */
import { Group, Modal, NumberInput, Select, Stack, TagsInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/errors";
import { FormEnd } from "@/ui/form-end";
import { showDone } from "@/ui/toast";
import { scriptsToChooseQuery, useSaveQueue, type Queue } from "./api";
import { QueueMembers } from "./queue-members";

const WRAP_UP_MODES = ["mandatory", "optional", "time_boxed", "fixed"] as const;
const STRATEGIES = ["rrmemory", "leastrecent", "fewestcalls", "ringall"] as const;

export function QueueModal({ queue, onClose }: { queue: Queue | "new" | null; onClose: () => void }) {
  const { t } = useTranslation();
  const existing = queue === "new" ? null : queue;
  return (
    <Modal
      opened={queue !== null}
      onClose={onClose}
      title={existing ? t("admin.queues.edit", { name: existing.title }) : t("admin.queues.new")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <QueueForm queue={existing} onDone={onClose} />
    </Modal>
  );
}

function QueueForm({ queue, onDone }: { queue: Queue | null; onDone: () => void }) {
  const { t } = useTranslation();
  const save = useSaveQueue(queue?.id ?? null);
  const scripts = useQuery(scriptsToChooseQuery());
  const form = useForm({
    initialValues: {
      name: queue?.name ?? "",
      title: queue?.title ?? "",
      dids: queue?.dids ?? [],
      strategy: queue?.strategy ?? ("rrmemory" as const),
      ring_seconds: queue?.ring_seconds ?? 20,
      wrap_up_seconds: queue?.wrap_up_seconds ?? 120,
      wrap_up_mode: queue?.wrap_up_mode ?? ("mandatory" as const),
      wrap_up_extensions: queue?.wrap_up_extensions ?? 0,
      script_id: queue?.script_id ?? "",
      members: queue?.members ?? [],
    },
    validate: {
      name: (name) => (/^[A-Za-z][\w-]{1,39}$/.test(name) ? null : t("admin.queues.name_hint")),
      title: (title) => (title.trim() === "" ? t("people.name_required") : null),
    },
  });
  const submit = ({ name, script_id, ...rest }: typeof form.values) =>
    save.mutate(
      { ...rest, script_id: script_id === "" ? null : script_id, ...(queue === null && { name }) },
      {
        onSuccess: () => {
          showDone(t("admin.saved"));
          onDone();
        },
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.fields);
        },
      },
    );
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <Group grow align="flex-start">
          <TextInput
            label={t("admin.queues.title")}
            withAsterisk
            data-autofocus
            {...form.getInputProps("title")}
          />
          <TextInput
            label={t("admin.queues.name")}
            description={queue === null ? t("admin.queues.name_hint") : undefined}
            inputWrapperOrder={["label", "input", "description", "error"]}
            disabled={queue !== null}
            {...form.getInputProps("name")}
          />
        </Group>
        <TagsInput
          label={t("admin.queues.dids")}
          description={t("admin.queues.dids_hint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          splitChars={[",", ";", " "]}
          {...form.getInputProps("dids")}
        />
        <Group grow align="flex-start">
          <Select
            label={t("admin.queues.strategy")}
            data={STRATEGIES.map((value) => ({ value, label: t(`admin.queues.strategies.${value}`) }))}
            {...form.getInputProps("strategy")}
          />
          <Select
            label={t("admin.queues.script")}
            data={[
              { value: "", label: t("admin.queues.no_script") },
              ...(scripts.data ?? []).map((script) => ({ value: script.id, label: script.title })),
            ]}
            {...form.getInputProps("script_id")}
          />
        </Group>
        <Group grow align="flex-start">
          <NumberInput
            label={t("admin.queues.ring_seconds")}
            min={5}
            max={120}
            {...form.getInputProps("ring_seconds")}
          />
          <NumberInput
            label={t("admin.queues.wrap_up_seconds")}
            min={0}
            max={3600}
            {...form.getInputProps("wrap_up_seconds")}
          />
        </Group>
        <Group grow align="flex-start">
          <Select
            label={t("admin.queues.wrap_up_mode")}
            allowDeselect={false}
            data={WRAP_UP_MODES.map((value) => ({ value, label: t(`admin.queues.wrap_up_modes.${value}`) }))}
            {...form.getInputProps("wrap_up_mode")}
          />
          <NumberInput
            label={t("admin.queues.wrap_up_extensions")}
            min={0}
            max={20}
            {...form.getInputProps("wrap_up_extensions")}
          />
        </Group>
        <QueueMembers
          members={form.values.members}
          onChange={(members) => form.setFieldValue("members", members)}
        />
        <FormEnd save={save} onCancel={onDone} />
      </Stack>
    </form>
  );
}

/** A line: its kind, its number inside the house, whose it is. */
import { Button, Group, Modal, SegmentedControl, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/errors";
import { usersQuery } from "@/api/reference";
import { ErrorNote } from "@/ui/notes";
import { showDone } from "@/ui/toast";
import { useChangeLine, useCreateLine, type AdminLine, type LineWithSecret } from "./api";

const LINE_KINDS = ["webrtc", "softphone"] as const;

interface LineModalProps {
  line: AdminLine | "new" | null;
  onClose: () => void;
  /** A new line comes with its secret, shown once. */
  onMade: (line: LineWithSecret) => void;
}

export function LineModal({ line, onClose, onMade }: LineModalProps) {
  const { t } = useTranslation();
  const existing = line === "new" ? null : line;
  return (
    <Modal
      opened={line !== null}
      onClose={onClose}
      title={existing ? t("admin.lines.edit", { name: existing.extension }) : t("admin.lines.new")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <LineForm line={existing} onClose={onClose} onMade={onMade} />
    </Modal>
  );
}

function LineForm({ line, onClose, onMade }: Omit<LineModalProps, "line"> & { line: AdminLine | null }) {
  const { t } = useTranslation();
  const create = useCreateLine();
  const change = useChangeLine();
  const users = useQuery(usersQuery());
  const form = useForm({
    initialValues: {
      kind: line?.kind ?? ("webrtc" as const),
      extension: line?.extension ?? "",
      user_id: line?.user?.id ?? "",
    },
    validate: {
      extension: (extension) => (/^\d{2,6}$/.test(extension) ? null : t("admin.lines.extension_hint")),
    },
  });
  const onError = (error: Error) => {
    if (error instanceof ApiError) form.setErrors(error.fields);
  };
  const onSaved = () => {
    showDone(t("admin.saved"));
    onClose();
  };
  const submit = ({ kind, extension, user_id }: typeof form.values) => {
    const body = { extension, user_id: user_id === "" ? null : user_id };
    if (line !== null) {
      change.mutate({ id: line.id, ...body }, { onSuccess: onSaved, onError });
      return;
    }
    const onSuccess = (made: LineWithSecret) => {
      onSaved();
      if (made.kind === "softphone") onMade(made);
    };
    create.mutate({ kind, ...body }, { onSuccess, onError });
  };
  const error = create.error ?? change.error;
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        {line === null && (
          <SegmentedControl
            fullWidth
            aria-label={t("admin.lines.kind")}
            data={LINE_KINDS.map((kind) => ({ value: kind, label: t(`admin.lines.kinds.${kind}`) }))}
            {...form.getInputProps("kind")}
          />
        )}
        <TextInput
          label={t("admin.lines.extension")}
          description={t("admin.lines.extension_hint")}
          inputMode="numeric"
          data-autofocus
          {...form.getInputProps("extension")}
        />
        <Select
          label={t("admin.lines.user")}
          searchable
          data={[
            { value: "", label: t("admin.lines.nobody") },
            ...(users.data ?? []).map((user) => ({ value: user.id, label: user.name })),
          ]}
          {...form.getInputProps("user_id")}
        />
        {error && <ErrorNote error={error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={create.isPending || change.isPending}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

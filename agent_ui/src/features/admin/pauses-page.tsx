/** Pause reasons: whether they count as work, how long they may last, and what happens then. */
import { Button, Checkbox, Group, Modal, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { inLanguage, LANGUAGE_NAMES, LANGUAGES } from "@/i18n";
import { FormEnd } from "@/ui/form-end";
import { DataTable, type Column } from "@/ui/data-table";
import { ErrorNote, Loading } from "@/ui/notes";
import { Tag } from "@/ui/tag";
import { AdminFrame } from "./admin-frame";
import { pauseReasonsQuery, useSavePauseReason, type AdminPauseReason } from "./api";
import styles from "./admin.module.css";

const AT_LIMIT = ["alert", "ready", "logout"] as const;

export function PausesPage() {
  const { t, i18n } = useTranslation();
  const reasons = useQuery(pauseReasonsQuery());
  const [edited, setEdited] = useState<AdminPauseReason | "new" | null>(null);
  const existing = edited === "new" ? null : edited;
  const columns: Column<AdminPauseReason>[] = [
    {
      key: "name",
      header: t("admin.pauses.name"),
      cell: (reason) => <span className={styles.name}>{inLanguage(reason.labels, i18n.language)}</span>,
    },
    {
      key: "counts",
      header: t("admin.pauses.counts"),
      cell: (reason) => t(reason.is_productive ? "admin.pauses.productive" : "admin.pauses.rest"),
    },
    {
      key: "limit",
      header: t("admin.pauses.limit"),
      cell: (reason) =>
        reason.limit_seconds === null
          ? t("admin.pauses.no_limit")
          : `${t("admin.pauses.minutes", { count: Math.round(reason.limit_seconds / 60) })}: ${t(`admin.pauses.at_limit.${reason.at_limit}`)}`,
    },
    {
      key: "active",
      header: t("admin.pauses.state"),
      cell: (reason) => (
        <Tag tone={reason.is_active ? "good" : "off"}>
          {t(reason.is_active ? "admin.pauses.offered" : "admin.pauses.not_offered")}
        </Tag>
      ),
    },
  ];
  return (
    <AdminFrame
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
          {t("admin.pauses.new")}
        </Button>
      }
    >
      {reasons.isPending ? (
        <Loading />
      ) : reasons.data === undefined ? (
        <ErrorNote error={reasons.error} onRetry={() => void reasons.refetch()} />
      ) : (
        <DataTable
          label={t("admin.nav.pauses")}
          columns={columns}
          rows={reasons.data}
          rowKey={(reason) => reason.code}
          onOpen={setEdited}
        />
      )}
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={existing ? inLanguage(existing.labels, i18n.language) : t("admin.pauses.new")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <ReasonForm key={existing?.code} reason={existing} onDone={() => setEdited(null)} />
      </Modal>
    </AdminFrame>
  );
}

function ReasonForm({ reason, onDone }: { reason: AdminPauseReason | null; onDone: () => void }) {
  const { t } = useTranslation();
  const save = useSavePauseReason(reason?.code ?? null);
  const form = useForm({
    initialValues: {
      code: reason?.code ?? "",
      labels: { en: "", ru: "", uk: "", ...reason?.labels },
      is_productive: reason?.is_productive ?? false,
      minutes: reason?.limit_seconds == null ? ("" as const) : reason.limit_seconds / 60,
      at_limit: reason?.at_limit ?? ("alert" as const),
      is_active: reason?.is_active ?? true,
    },
    validate: {
      code: (code) =>
        reason !== null || /^[a-z][a-z0-9_]{1,39}$/.test(code) ? null : t("admin.pauses.code_hint"),
    },
  });
  const submit = ({ code, minutes, is_active, ...rest }: typeof form.values) => {
    const body = { ...rest, limit_seconds: minutes === "" ? null : Math.round(minutes * 60) };
    save.mutate(reason === null ? { ...body, code } : { ...body, is_active }, { onSuccess: onDone });
  };
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        {reason === null && (
          <TextInput
            label={t("admin.pauses.code")}
            description={t("admin.pauses.code_hint")}
            withAsterisk
            data-autofocus
            {...form.getInputProps("code")}
          />
        )}
        <Group grow>
          {LANGUAGES.map((language) => (
            <TextInput
              key={language}
              label={LANGUAGE_NAMES[language]}
              required
              {...form.getInputProps(`labels.${language}`)}
            />
          ))}
        </Group>
        <Checkbox
          label={t("admin.pauses.productive")}
          {...form.getInputProps("is_productive", { type: "checkbox" })}
        />
        <Group grow align="flex-start">
          <NumberInput
            label={t("admin.pauses.limit_minutes")}
            min={0.5}
            max={480}
            {...form.getInputProps("minutes")}
          />
          <Select
            label={t("admin.pauses.then")}
            allowDeselect={false}
            data={AT_LIMIT.map((value) => ({ value, label: t(`admin.pauses.at_limit.${value}`) }))}
            {...form.getInputProps("at_limit")}
          />
        </Group>
        {reason !== null && (
          <Checkbox
            label={t("admin.pauses.offered")}
            {...form.getInputProps("is_active", { type: "checkbox" })}
          />
        )}
        <FormEnd save={save} onCancel={onDone} />
      </Stack>
    </form>
  );
}

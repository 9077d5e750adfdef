/** All scripts of the house. */
import { Button, Group, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDisclosure } from "@mantine/hooks";
import { IconLock, IconPlus, IconScript } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/errors";
import { atLeast, useMe } from "@/session/me";
import { DataTable, type Column } from "@/ui/data-table";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { Page } from "@/ui/page";
import { TimeText } from "@/ui/times";
import { scriptsQuery, useCreateScript, type Script } from "./api";
import { ScriptStateTag } from "./script-state";
import styles from "./scripts.module.css";

export function ScriptsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayRead = atLeast(useMe(), "supervisor");
  const scripts = useQuery({ ...scriptsQuery(), enabled: mayRead });
  const [isCreating, creating] = useDisclosure();
  const columns: Column<Script>[] = [
    {
      key: "title",
      header: t("scripts.col.title"),
      cell: (script) => (
        <>
          <span className={styles.name}>{script.title}</span>
          <span className={styles.under}>{script.description}</span>
        </>
      ),
    },
    {
      key: "code",
      header: t("scripts.col.code"),
      cell: (script) => <span className={styles.code}>{script.code}</span>,
    },
    {
      key: "state",
      header: t("scripts.col.state"),
      cell: (script) => <ScriptStateTag state={script.state} />,
    },
    { key: "version", header: t("scripts.col.version"), cell: (script) => script.current_version },
    {
      key: "updated",
      header: t("scripts.col.updated"),
      cell: (script) => <TimeText at={script.updated_at} />,
    },
  ];
  if (!mayRead)
    return (
      <Page title={t("nav.scripts")}>
        <EmptyState icon={IconLock} title={t("scripts.not_allowed")} />
      </Page>
    );
  return (
    <Page
      title={t("nav.scripts")}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={creating.open}>
          {t("scripts.new")}
        </Button>
      }
    >
      {scripts.isPending ? (
        <Loading />
      ) : scripts.data === undefined ? (
        <ErrorNote error={scripts.error} onRetry={() => void scripts.refetch()} />
      ) : scripts.data.length === 0 ? (
        <EmptyState icon={IconScript} title={t("scripts.empty_title")}>
          <span>{t("scripts.empty_text")}</span>
        </EmptyState>
      ) : (
        <DataTable
          label={t("nav.scripts")}
          columns={columns}
          rows={scripts.data}
          rowKey={(script) => script.id}
          onOpen={(script) => void navigate({ to: "/scripts/$scriptId", params: { scriptId: script.id } })}
        />
      )}
      <Modal
        opened={isCreating}
        onClose={creating.close}
        title={t("scripts.new")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <NewScript onDone={creating.close} />
      </Modal>
    </Page>
  );
}

function NewScript({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateScript();
  const form = useForm({
    initialValues: { title: "", code: "", description: "" },
    validate: {
      title: (title) => (title.trim() === "" ? t("people.name_required") : null),
      code: (code) => (/^[A-Za-z_]\w*$/.test(code) ? null : t("scripts.code_hint")),
    },
  });
  const submit = (values: typeof form.values) =>
    create.mutate(values, {
      onSuccess: ({ id }) =>
        void navigate({ to: "/scripts/$scriptId", params: { scriptId: id }, search: { tab: "edit" } }),
      onError: (error) => {
        if (error instanceof ApiError) form.setErrors(error.fields);
      },
    });
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <TextInput label={t("scripts.name")} withAsterisk data-autofocus {...form.getInputProps("title")} />
        <TextInput label={t("scripts.code")} withAsterisk {...form.getInputProps("code")} />
        <Textarea label={t("scripts.description")} minRows={2} {...form.getInputProps("description")} />
        {create.isError && <ErrorNote error={create.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

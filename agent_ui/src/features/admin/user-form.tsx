/** A user: name, role, team, lines, password. */
import { Button, Group, Modal, MultiSelect, PasswordInput, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/errors";
import { LANGUAGE_NAMES, LANGUAGES } from "@/i18n";
import { ErrorNote } from "@/ui/notes";
import { showDone, showError } from "@/ui/toast";
import { teamsQuery, useChangeLine, useSaveUser, type AdminLine, type User } from "./api";

const ROLES = ["agent", "supervisor", "admin"] as const;
const PASSWORD_LENGTH = 8;

interface UserModalProps {
  user: User | "new" | null;
  lines: AdminLine[];
  onClose: () => void;
}

export function UserModal({ user, lines, onClose }: UserModalProps) {
  const { t } = useTranslation();
  const existing = user === "new" ? null : user;
  return (
    <Modal
      opened={user !== null}
      onClose={onClose}
      title={existing ? t("admin.users.edit", { name: existing.name }) : t("admin.users.new")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <UserForm key={existing?.id ?? "new"} user={existing} lines={lines} onDone={onClose} />
    </Modal>
  );
}

function UserForm({ user, lines, onDone }: { user: User | null; lines: AdminLine[]; onDone: () => void }) {
  const { t } = useTranslation();
  const save = useSaveUser(user?.id ?? null);
  const changeLine = useChangeLine();
  const teams = useQuery(teamsQuery());
  const mine = lines.filter((line) => user !== null && line.user?.id === user.id).map((line) => line.id);
  const choosable = lines.filter((line) => line.user === null || mine.includes(line.id));
  const form = useForm({
    initialValues: {
      name: user?.name ?? "",
      login: user?.login ?? "",
      role: user?.role ?? ("agent" as const),
      team_id: user?.team?.id ?? "",
      language: user?.language ?? ("uk" as const),
      line_ids: mine,
      password: "",
    },
    validate: {
      name: (name) => (name.trim() === "" ? t("people.name_required") : null),
      login: (login) => (/^[\w.@+-]+$/.test(login) ? null : t("admin.users.login_hint")),
      password: (password) =>
        (user !== null && password === "") || password.length >= PASSWORD_LENGTH
          ? null
          : t("admin.users.password_hint"),
    },
  });

  const submit = async ({ login, password, line_ids, team_id, ...rest }: typeof form.values) => {
    const shared = { ...rest, team_id: team_id === "" ? null : team_id };
    try {
      const saved = await save.mutateAsync(
        user === null ? { ...shared, login, password } : { ...shared, ...(password !== "" && { password }) },
      );
      const given = line_ids.filter((id) => !mine.includes(id)).map((id) => ({ id, user_id: saved.id }));
      const taken = mine.filter((id) => !line_ids.includes(id)).map((id) => ({ id, user_id: null }));
      await Promise.all([...given, ...taken].map((change) => changeLine.mutateAsync(change)));
      showDone(t("admin.saved"));
      onDone();
    } catch (error) {
      if (error instanceof ApiError) form.setErrors(error.fields);
      else showError(error);
    }
  };

  return (
    <form onSubmit={form.onSubmit((values) => void submit(values))}>
      <Stack gap="sm">
        <Group grow align="flex-start">
          <TextInput
            label={t("admin.users.name")}
            withAsterisk
            data-autofocus
            {...form.getInputProps("name")}
          />
          <TextInput
            label={t("admin.users.login")}
            description={user === null ? t("admin.users.login_hint") : undefined}
            inputWrapperOrder={["label", "input", "description", "error"]}
            disabled={user !== null}
            autoComplete="off"
            {...form.getInputProps("login")}
          />
        </Group>
        <Group grow align="flex-start">
          <Select
            label={t("admin.users.role")}
            data={ROLES.map((role) => ({ value: role, label: t(`admin.role.${role}`) }))}
            {...form.getInputProps("role")}
          />
          <Select
            label={t("admin.users.team")}
            data={[
              { value: "", label: t("admin.users.no_team") },
              ...(teams.data ?? []).map((team) => ({ value: team.id, label: team.name })),
            ]}
            {...form.getInputProps("team_id")}
          />
          <Select
            label={t("admin.users.language")}
            data={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
            {...form.getInputProps("language")}
          />
        </Group>
        <MultiSelect
          label={t("admin.nav.lines")}
          description={t("admin.users.line_hint")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          data={choosable.map((line) => ({
            value: line.id,
            label: `${line.extension} · ${t(`admin.lines.kinds.${line.kind}`)}`,
          }))}
          {...form.getInputProps("line_ids")}
        />
        <PasswordInput
          label={t(user === null ? "admin.users.password" : "admin.users.new_password")}
          description={t(user === null ? "admin.users.password_hint" : "admin.users.password_keep")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          autoComplete="new-password"
          {...form.getInputProps("password")}
        />
        {(save.error ?? changeLine.error) && <ErrorNote error={save.error ?? changeLine.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending || changeLine.isPending}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

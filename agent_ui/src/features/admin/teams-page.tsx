/** Teams: whose calls and contacts a supervisor sees. */
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { IconUsersPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "@/ui/data-table";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { AdminFrame } from "./admin-frame";
import { adminUsersQuery, teamsQuery, useSaveTeam, type Team } from "./api";
import styles from "./admin.module.css";

export function TeamsPage() {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery());
  const users = useQuery(adminUsersQuery());
  const [edited, setEdited] = useState<Team | "new" | null>(null);
  const existing = edited === "new" ? null : edited;
  const columns: Column<Team>[] = [
    {
      key: "name",
      header: t("admin.teams.name"),
      cell: (team) => <span className={styles.name}>{team.name}</span>,
    },
    {
      key: "people",
      header: t("admin.teams.people"),
      cell: (team) =>
        (users.data ?? [])
          .filter((user) => user.team?.id === team.id && user.is_active)
          .map((user) => user.name)
          .join(", "),
    },
  ];
  return (
    <AdminFrame
      actions={
        <Button leftSection={<IconUsersPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
          {t("admin.teams.new")}
        </Button>
      }
    >
      {teams.isPending ? (
        <Loading />
      ) : teams.data === undefined ? (
        <ErrorNote error={teams.error} onRetry={() => void teams.refetch()} />
      ) : teams.data.length === 0 ? (
        <EmptyState title={t("admin.teams.empty")} />
      ) : (
        <DataTable
          label={t("admin.nav.teams")}
          columns={columns}
          rows={teams.data}
          rowKey={(team) => team.id}
          onOpen={setEdited}
        />
      )}
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={existing ? t("admin.teams.rename", { name: existing.name }) : t("admin.teams.new")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <TeamForm team={existing} onDone={() => setEdited(null)} />
      </Modal>
    </AdminFrame>
  );
}

function TeamForm({ team, onDone }: { team: Team | null; onDone: () => void }) {
  const { t } = useTranslation();
  const save = useSaveTeam(team?.id ?? null);
  const [name, setName] = useState(team?.name ?? "");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save.mutate(name.trim(), { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t("admin.teams.name")}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {save.isError && <ErrorNote error={save.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t("common.cancel")}
          </Button>
          <Button type="submit" disabled={name.trim() === ""} loading={save.isPending}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

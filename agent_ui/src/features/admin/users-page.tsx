/** Who works here. */
import { ActionIcon, Button, Menu } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconDots, IconLogout, IconUserOff, IconUserPlus, IconUserCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/session/me";
import { DataTable, type Column } from "@/ui/data-table";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { Tag } from "@/ui/tag";
import { TimeText } from "@/ui/times";
import { showDone, showError } from "@/ui/toast";
import { AdminFrame } from "./admin-frame";
import { adminUsersQuery, linesQuery, useSaveUser, useSignOutEverywhere, type User } from "./api";
import { UserModal } from "./user-form";
import styles from "./admin.module.css";

export function UsersPage() {
  const { t } = useTranslation();
  const users = useQuery(adminUsersQuery());
  const lines = useQuery(linesQuery());
  const me = useMe();
  const [edited, setEdited] = useState<User | "new" | null>(null);
  const linesOf = (user: User) => (lines.data ?? []).filter((line) => line.user?.id === user.id);

  const columns: Column<User>[] = [
    {
      key: "name",
      header: t("admin.users.name"),
      cell: (user) => (
        <>
          <span className={styles.name}>{user.name}</span>
          {user.id === me.id && <span className={styles.faint}> ({t("admin.users.you")})</span>}
          <span className={styles.under}>{user.login}</span>
        </>
      ),
    },
    { key: "role", header: t("admin.users.role"), cell: (user) => t(`admin.role.${user.role}`) },
    {
      key: "team",
      header: t("admin.users.team"),
      cell: (user) => user.team?.name ?? <span className={styles.faint}>{t("admin.users.no_team")}</span>,
    },
    {
      key: "line",
      header: t("admin.users.line"),
      cell: (user) =>
        linesOf(user)
          .map((line) => line.extension)
          .join(", ") || <span className={styles.faint}>{t("admin.users.no_line")}</span>,
    },
    {
      key: "active",
      header: t("admin.lines.state"),
      cell: (user) => (
        <Tag tone={user.is_active ? "good" : "off"}>
          {t(user.is_active ? "admin.users.active" : "admin.users.inactive")}
        </Tag>
      ),
    },
    {
      key: "seen",
      header: t("admin.users.seen"),
      cell: (user) =>
        user.last_seen_at === null ? (
          <span className={styles.faint}>{t("admin.users.never")}</span>
        ) : (
          <TimeText at={user.last_seen_at} />
        ),
    },
    {
      key: "actions",
      header: <span className="visually-hidden">{t("tasks.col.actions")}</span>,
      width: 60,
      align: "right",
      cell: (user) => user.id !== me.id && <UserMenu user={user} />,
    },
  ];

  return (
    <AdminFrame
      actions={
        <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setEdited("new")}>
          {t("admin.users.new")}
        </Button>
      }
    >
      {users.isPending ? (
        <Loading />
      ) : users.data === undefined ? (
        <ErrorNote error={users.error} onRetry={() => void users.refetch()} />
      ) : users.data.length === 0 ? (
        <EmptyState title={t("admin.users.empty")} />
      ) : (
        <DataTable
          label={t("admin.nav.users")}
          columns={columns}
          rows={users.data}
          rowKey={(user) => user.id}
          onOpen={setEdited}
        />
      )}
      <UserModal user={edited} lines={lines.data ?? []} onClose={() => setEdited(null)} />
    </AdminFrame>
  );
}

function UserMenu({ user }: { user: User }) {
  const { t } = useTranslation();
  const save = useSaveUser(user.id);
  const signOut = useSignOutEverywhere();
  const switchOff = () =>
    modals.openConfirmModal({
      title: t("admin.users.deactivate_title", { name: user.name }),
      children: t("admin.users.deactivate_text"),
      labels: { confirm: t("admin.users.deactivate"), cancel: t("common.cancel") },
      confirmProps: { color: "red" },
      closeButtonProps: { "aria-label": t("common.close") },
      onConfirm: () => save.mutate({ is_active: false }, { onError: showError }),
    });
  return (
    <div onClick={(event) => event.stopPropagation()}>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon size="md" aria-label={t("planning.more", { what: user.name })}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconLogout size={16} aria-hidden />}
            onClick={() =>
              signOut.mutate(user.id, {
                onSuccess: () => showDone(t("admin.users.signed_out")),
                onError: showError,
              })
            }
          >
            {t("admin.users.sign_out")}
          </Menu.Item>
          {user.is_active ? (
            <Menu.Item leftSection={<IconUserOff size={16} aria-hidden />} onClick={switchOff}>
              {t("admin.users.deactivate")}
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconUserCheck size={16} aria-hidden />}
              onClick={() => save.mutate({ is_active: true }, { onError: showError })}
            >
              {t("admin.users.activate")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** Who answers a queue, each with a level: the smaller rings first. */
import { ActionIcon, NumberInput, Select, Text } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { usersQuery } from "@/api/reference";
import type { Queue } from "./api";
import styles from "./admin.module.css";

type Member = Queue["members"][number];

export function QueueMembers({
  members,
  onChange,
}: {
  members: Member[];
  onChange: (members: Member[]) => void;
}) {
  const { t } = useTranslation();
  const users = useQuery(usersQuery());
  const others = (users.data ?? []).filter((user) => !members.some((member) => member.user_id === user.id));
  const add = (userId: string | null) => {
    const user = others.find((other) => other.id === userId);
    if (user) onChange([...members, { user_id: user.id, name: user.name, penalty: 0 }]);
  };
  const setLevel = (userId: string, penalty: number) =>
    onChange(members.map((member) => (member.user_id === userId ? { ...member, penalty } : member)));
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
      <Text component="legend" size="sm" fw={500} p={0}>
        {t("admin.queues.members")}
      </Text>
      <Text size="xs" c="dimmed" mb={4}>
        {members.length === 0 ? t("admin.queues.no_members") : t("admin.queues.members_hint")}
      </Text>
      {members.map((member) => (
        <div key={member.user_id} className={styles.member}>
          {member.name}
          <NumberInput
            size="xs"
            min={0}
            max={100}
            aria-label={`${t("admin.queues.penalty")}: ${member.name}`}
            value={member.penalty}
            onChange={(level) => setLevel(member.user_id, Number(level))}
          />
          <ActionIcon
            size="md"
            aria-label={t("admin.queues.remove_member", { name: member.name })}
            onClick={() => onChange(members.filter((other) => other !== member))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Select
        key={members.length}
        mt={4}
        searchable
        aria-label={t("admin.queues.add_member")}
        placeholder={t("admin.queues.add_member")}
        data={others.map((user) => ({ value: user.id, label: user.name }))}
        value={null}
        onChange={add}
      />
    </fieldset>
  );
}

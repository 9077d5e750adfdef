/** Every agent in sight: state, since when, and what a supervisor may do about it. */
import { ActionIcon, Menu } from "@mantine/core";
import { IconCircleCheck, IconDots, IconEar, IconPlayerPause, IconPower } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { inLanguage } from "@/i18n";
import { duration } from "@/lib/time";
import { useNow } from "@/lib/use-now";
import { useLive } from "@/live/live-store";
import { useMe } from "@/session/me";
import { AGENT_LOOKS } from "@/ui/agent-looks";
import { Tag } from "@/ui/tag";
import { Timer } from "@/ui/times";
import { MODES, useForce, useListening, type BoardAgent } from "./api";
import styles from "./board.module.css";

function useReasonWord() {
  const { i18n } = useTranslation();
  const { pauseReasons } = useLive();
  return (code: string) => {
    const reason = pauseReasons.find((each) => each.code === code);
    return reason === undefined ? code : inLanguage(reason.labels, i18n.language);
  };
}

export function AgentTile({ agent }: { agent: BoardAgent }) {
  const { t } = useTranslation();
  const reasonWord = useReasonWord();
  const { tone, icon } = AGENT_LOOKS[agent.state];
  const onShift = agent.state !== "offline";
  return (
    <li className={styles.agent} data-tone={tone}>
      <div className={styles.agentHead}>
        <span className={styles.name}>{agent.name}</span>
        {onShift && <AgentActions agent={agent} />}
      </div>
      <div className={styles.agentState}>
        <Tag tone={tone} icon={icon}>
          {agent.pause_reason === null ? t(`state.${agent.state}`) : reasonWord(agent.pause_reason)}
        </Tag>
        {onShift && agent.since !== null && <Timer since={agent.since} label={t("bar.in_state")} />}
      </div>
      <Limit at={agent.pause_ends_at ?? agent.wrap_up_ends_at} />
      {agent.pending_pause !== null && (
        <span className={styles.faint}>{t("bar.pending", { reason: reasonWord(agent.pending_pause) })}</span>
      )}
      {agent.phone === "unreachable" && <span className={styles.warn}>{t("board.no_phone")}</span>}
      {agent.team !== null && <span className={styles.faint}>{agent.team}</span>}
    </li>
  );
}

function Limit({ at }: { at: string | null }) {
  const { t } = useTranslation();
  const now = useNow();
  if (at === null) return null;
  const left = (Date.parse(at) - now) / 1000;
  return left < 0 ? (
    <span className={styles.warn}>{t("board.over_limit", { time: duration(-left) })}</span>
  ) : (
    <span className={styles.faint}>{t("wrap.time_left", { time: duration(left) })}</span>
  );
}

const TALKING = new Set<BoardAgent["state"]>(["talking", "hold", "consult"]);

function AgentActions({ agent }: { agent: BoardAgent }) {
  const { t, i18n } = useTranslation();
  const { pauseReasons } = useLive();
  const force = useForce(agent.user_id);
  const { listen } = useListening();
  const me = useMe();
  const canHear = TALKING.has(agent.state) && agent.user_id !== me.id;
  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" size="sm" aria-label={t("board.actions", { name: agent.name })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {canHear && (
          <>
            {MODES.map((mode) => (
              <Menu.Item
                key={mode}
                leftSection={<IconEar size={16} />}
                onClick={() => listen({ userId: agent.user_id, mode })}
              >
                {t(`board.mode.${mode}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        {agent.state !== "ready" && (
          <Menu.Item leftSection={<IconCircleCheck size={16} />} onClick={() => force.ready()}>
            {t("board.make_ready")}
          </Menu.Item>
        )}
        <Menu.Label>{t("board.pause_because")}</Menu.Label>
        {pauseReasons.map((reason) => (
          <Menu.Item
            key={reason.code}
            leftSection={<IconPlayerPause size={16} />}
            onClick={() => force.pause(reason.code)}
          >
            {inLanguage(reason.labels, i18n.language)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPower size={16} />} onClick={() => force.logOut()}>
          {t("board.log_out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Own state with its timer, and the menu to change it: on every page, so nobody is ready without knowing it. */
import { Menu } from "@mantine/core";
import { IconChevronDown, IconCircleCheck, IconPlayerPause, IconPower } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AgentState } from "@/api/types";
import { useShift } from "@/calling/shift";
import { inLanguage } from "@/i18n";
import { duration } from "@/lib/time";
import { useKeys } from "@/lib/use-keys";
import { useNow } from "@/lib/use-now";
import { useLive } from "@/live/live-store";
import { Timer } from "@/ui/times";
import { AGENT_LOOKS } from "@/ui/agent-looks";
import styles from "./status-bar.module.css";

const AT_REST = new Set<AgentState["state"]>(["ready", "paused", "not_responding", "link_lost"]);

export function AgentMenu() {
  const { t, i18n } = useTranslation();
  const { agent, pauseReasons } = useLive();
  const shift = useShift();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const state = agent?.state ?? "offline";
  const onShift = state !== "offline";
  const atRest = AT_REST.has(state);

  const pauseOrReady = () => (state === "paused" ? shift.ready() : setOpen(true));
  useKeys({ "Alt+P": onShift ? pauseOrReady : undefined });
  if (agent === null) return <span className={styles.state} data-tone="off" aria-busy="true" />;

  const reasonWord = (code: string) => {
    const reason = pauseReasons.find((each) => each.code === code);
    return reason === undefined ? code : inLanguage(reason.labels, i18n.language);
  };
  const { tone, icon: Glyph } = AGENT_LOOKS[state];
  const word =
    state === "paused" && agent.pause_reason ? reasonWord(agent.pause_reason) : t(`state.${state}`);

  return (
    <Menu
      withinPortal={false}
      opened={open}
      onChange={setOpen}
      position="bottom-start"
      width={230}
      shadow="md"
    >
      <Menu.Target>
        <button type="button" className={styles.state} data-tone={tone}>
          <Glyph size={18} stroke={1.9} aria-hidden />
          <span className="visually-hidden">{t("bar.my_state")}</span>
          <span className={styles.stateWord}>{word}</span>
          {onShift && <Timer since={agent.since} label={t("bar.in_state")} />}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      {agent.pause_ends_at !== null && <PauseLeft until={agent.pause_ends_at} />}
      {agent.pending_pause && (
        <span className={styles.pending}>
          {t("bar.pending", { reason: reasonWord(agent.pending_pause) })}
        </span>
      )}
      <Menu.Dropdown>
        {!onShift && (
          <Menu.Item leftSection={<IconPower size={16} />} onClick={() => void navigate({ to: "/" })}>
            {t("bar.start_shift")}
          </Menu.Item>
        )}
        {onShift && state !== "ready" && (atRest || agent.wrap_up_mode === "optional") && (
          <Menu.Item leftSection={<IconCircleCheck size={16} />} onClick={() => shift.ready()}>
            {t("bar.become_ready")}
          </Menu.Item>
        )}
        {agent.pending_pause && (
          <Menu.Item leftSection={<IconCircleCheck size={16} />} onClick={() => shift.ready()}>
            {t("bar.drop_pending")}
          </Menu.Item>
        )}
        {onShift && (
          <>
            <Menu.Label>{atRest ? t("bar.pause_because") : t("bar.pause_after_call")}</Menu.Label>
            {pauseReasons.map((reason) => (
              <Menu.Item
                key={reason.code}
                leftSection={<IconPlayerPause size={16} />}
                disabled={state === "paused" && agent.pause_reason === reason.code}
                onClick={() => shift.pause(reason.code)}
              >
                {inLanguage(reason.labels, i18n.language)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item leftSection={<IconPower size={16} />} disabled={!atRest} onClick={() => shift.end()}>
              {atRest ? t("bar.end_shift") : t("bar.end_shift_busy")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function PauseLeft({ until }: { until: string }) {
  const { t } = useTranslation();
  const left = (Date.parse(until) - useNow()) / 1000;
  return (
    <span className={styles.pending}>
      {left < 0
        ? t("board.over_limit", { time: duration(-left) })
        : t("wrap.time_left", { time: duration(left) })}
    </span>
  );
}

/** What goes on now: queues, agents, calls. For supervisors and administrators. */
import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { atLeast, useMe } from "@/session/me";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { Page } from "@/ui/page";
import { AgentTile } from "./agent-grid";
import { boardQuery, type Board } from "./api";
import styles from "./board.module.css";
import { ListeningBar } from "./listening";
import { HouseFigures, QueueTile } from "./queue-tiles";
import { RunningCalls } from "./running-calls";

export function BoardPage() {
  const { t } = useTranslation();
  const allowed = atLeast(useMe(), "supervisor");
  const board = useQuery({ ...boardQuery(), enabled: allowed });
  return (
    <Page title={t("nav.board")}>
      {!allowed ? (
        <EmptyState icon={IconLock} title={t("board.not_allowed")} />
      ) : board.isPending ? (
        <Loading />
      ) : board.data === undefined ? (
        <ErrorNote error={board.error} onRetry={() => void board.refetch()} />
      ) : (
        <Now board={board.data} />
      )}
    </Page>
  );
}

const isOnShift = (agent: Board["agents"][number]) => agent.state !== "offline";

function Now({ board }: { board: Board }) {
  const { t } = useTranslation();
  const agents = [...board.agents].sort((a, b) => Number(isOnShift(b)) - Number(isOnShift(a)));
  return (
    <div className={styles.board}>
      <ListeningBar board={board} />
      <HouseFigures board={board} />
      <section aria-label={t("board.queues")}>
        <h2 className={styles.heading}>{t("board.queues")}</h2>
        {board.queues.length === 0 ? (
          <EmptyState title={t("board.no_queues")} />
        ) : (
          <ul className={styles.tiles}>
            {board.queues.map((queue) => (
              <QueueTile key={queue.id} queue={queue} />
            ))}
          </ul>
        )}
      </section>
      <section aria-label={t("board.agents")}>
        <h2 className={styles.heading}>{t("board.agents")}</h2>
        {agents.length === 0 ? (
          <EmptyState title={t("board.no_agents")} />
        ) : (
          <ul className={styles.tiles}>
            {agents.map((agent) => (
              <AgentTile key={agent.user_id} agent={agent} />
            ))}
          </ul>
        )}
      </section>
      <section aria-label={t("board.calls")}>
        <h2 className={styles.heading}>{t("board.calls")}</h2>
        {board.calls.length === 0 ? (
          <EmptyState title={t("board.no_calls")} />
        ) : (
          <RunningCalls calls={board.calls} />
        )}
      </section>
    </div>
  );
}

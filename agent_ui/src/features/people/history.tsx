/** Every touch with a contact, by anyone in the house; recordings play in place. */
import { Button } from "@mantine/core";
import {
  IconCalendarEvent,
  IconHeadphones,
  IconDots,
  IconMail,
  IconMapPin,
  IconMessage,
  IconNote,
  IconPhoneIncoming,
  IconPhoneOutgoing,
  type Icon,
} from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Interaction } from "@/api/types";
import { duration } from "@/lib/time";
import { Player } from "@/player/player";
import { RecordingTag } from "@/player/recording-tag";
import { DispositionTag } from "@/ui/disposition-tag";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { Tag } from "@/ui/tag";
import { TimeText } from "@/ui/times";
import { historyQuery } from "./api";
import styles from "./people.module.css";

const ICONS: Record<Exclude<Interaction["channel"], "call">, Icon> = {
  meeting: IconCalendarEvent,
  email: IconMail,
  message: IconMessage,
  visit: IconMapPin,
  note: IconNote,
  other: IconDots,
};

function iconOf(touch: Interaction): Icon {
  if (touch.channel !== "call") return ICONS[touch.channel];
  return touch.direction === "inbound" ? IconPhoneIncoming : IconPhoneOutgoing;
}

export function History({ personId }: { personId: string }) {
  const { t } = useTranslation();
  const history = useInfiniteQuery(historyQuery(personId));
  if (history.isPending) return <Loading />;
  if (history.data === undefined)
    return <ErrorNote error={history.error} onRetry={() => void history.refetch()} />;
  const touches = history.data.pages.flatMap((page) => page.items);
  if (touches.length === 0) return <EmptyState title={t("people.history.empty")} />;
  return (
    <>
      <ul className={styles.history}>
        {touches.map((touch) => (
          <Touch key={touch.id} touch={touch} />
        ))}
      </ul>
      {history.hasNextPage && (
        <Button
          variant="subtle"
          size="xs"
          m="xs"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t("common.show_more")}
        </Button>
      )}
    </>
  );
}

function Touch({ touch }: { touch: Interaction }) {
  const { t } = useTranslation();
  const [isPlaying, setPlaying] = useState(false);
  const { recording } = touch;
  const Glyph = iconOf(touch);
  const kind =
    touch.channel === "call"
      ? t(`calls.direction.${touch.direction}`)
      : t(`people.history.channels.${touch.channel}`);
  return (
    <li className={styles.touch}>
      <Glyph size={17} className={styles.touchIcon} aria-hidden />
      <div className={styles.touchHead}>
        <strong>{kind}</strong>
        <TimeText at={touch.opened_at} />
        {touch.user && <span className={styles.faint}>{touch.user.name}</span>}
        <Result touch={touch} />
      </div>
      {recording?.state === "verified" ? (
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconHeadphones size={14} aria-hidden />}
          aria-expanded={isPlaying}
          onClick={() => setPlaying(!isPlaying)}
        >
          {isPlaying ? t("people.history.hide") : t("people.history.listen")}
          {!isPlaying && recording.seconds !== null && ` ${duration(recording.seconds)}`}
        </Button>
      ) : (
        recording && <RecordingTag state={recording.state} />
      )}
      {touch.gist !== "" && <p className={styles.gist}>{touch.gist}</p>}
      {touch.notes !== "" && <p className={`${styles.gist} ${styles.faint}`}>{touch.notes}</p>}
      {touch.no_next_reason && (
        <p className={`${styles.gist} ${styles.faint}`}>
          {t("people.history.no_next", { reason: touch.no_next_reason })}
        </p>
      )}
      {isPlaying && recording && (
        <div className={styles.player}>
          <Player recordingId={recording.id} autoPlay />
        </div>
      )}
    </li>
  );
}

const IMPRESSION_TONES = { good: "good", neutral: "off", bad: "bad" } as const;

function Result({ touch }: { touch: Interaction }) {
  const { t } = useTranslation();
  if (touch.closed_at === null) return <Tag tone="ring">{t("people.history.open")}</Tag>;
  return (
    <>
      {touch.disposition !== null && <DispositionTag code={touch.disposition} />}
      {touch.impression && (
        <Tag tone={IMPRESSION_TONES[touch.impression]}>
          {t(`people.history.impressions.${touch.impression}`)}
        </Tag>
      )}
    </>
  );
}

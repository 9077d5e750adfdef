/** The result of the contact and the next one: cannot be left without either a plan or a reason. */
import { Button, SegmentedControl, Textarea } from "@mantine/core";
import {
  IconAlertCircle,
  IconCloudOff,
  IconMoodNeutral,
  IconMoodSad,
  IconMoodSmile,
} from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "@/api/client";
import { dispositionsQuery } from "@/api/reference";
import type { CallCard, Interaction, RunView } from "@/api/types";
import { useKeys, type Keys } from "@/lib/use-keys";
import { useNow } from "@/lib/use-now";
import { interactionQuery, unsavedNotes } from "../notes";
import { useClose } from "./close";
import { DispositionChoice } from "./disposition-choice";
import { closeBody, keepDraft, loadDraft, missingIn, type Draft } from "./draft";
import { NextContact } from "./next-contact";
import { TimeLeft } from "./time-left";
import styles from "./wrap-up.module.css";

const IMPRESSIONS = [
  ["good", IconMoodSmile],
  ["neutral", IconMoodNeutral],
  ["bad", IconMoodSad],
] as const;

/** The result that the script came to, if it was run to an end. */
function useScriptResult(card: CallCard): string | null {
  const queryClient = useQueryClient();
  const run = queryClient.getQueryData<RunView>(["run", card.interaction_id, card.script_id]);
  return run?.outcome?.disposition ?? null;
}

export function WrapUp({ card, interactionId }: { card: CallCard; interactionId: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const fromScript = useScriptResult(card);
  const [draft, setDraft] = useState<Draft>(() => loadDraft(interactionId));
  const dispositions = (useQuery(dispositionsQuery()).data ?? []).filter(
    (each) => each.direction === "both" || each.direction === card.direction,
  );
  const stored = useQuery(interactionQuery(interactionId)).data;
  const change = (part: Partial<Draft>) =>
    setDraft((old) => {
      const next = { ...old, ...part };
      keepDraft(interactionId, next);
      return next;
    });
  const { isWaiting, isSending } = useClose(card.call_id, interactionId, draft, change);

  const filled: Draft = { ...draft, disposition: draft.disposition ?? fromScript };
  const need = missingIn(filled, card.state === "ended", new Date(now));
  const save = () => {
    if (need !== null || isSending) return;
    const notes = unsavedNotes(interactionId) ?? stored?.notes ?? "";
    change({ sending: { key: newKey(), body: closeBody(filled, card.person?.id ?? null, notes) } });
  };

  const keys: Keys = { "Ctrl+Enter": save };
  for (const { code, hotkey } of dispositions) if (hotkey) keys[hotkey] = () => change({ disposition: code });
  useKeys(keys);

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <fieldset className={styles.fields} disabled={isSending}>
        <div className={styles.column}>
          <DispositionChoice
            dispositions={dispositions}
            chosen={filled.disposition}
            fromScript={draft.disposition === null ? fromScript : null}
            onChoose={(disposition) => change({ disposition })}
          />
          <Textarea
            label={t("wrap.gist")}
            placeholder={t("wrap.gist_hint")}
            minRows={2}
            maxRows={5}
            value={draft.gist}
            onChange={(event) => change({ gist: event.currentTarget.value })}
          />
          <div>
            <span className={styles.label} id="impression">
              {t("wrap.impression")}
            </span>
            <SegmentedControl
              aria-labelledby="impression"
              size="xs"
              fullWidth
              value={draft.impression ?? ""}
              onChange={(value) => change({ impression: value as Interaction["impression"] })}
              data={IMPRESSIONS.map(([value, Glyph]) => ({
                value,
                label: (
                  <span className={styles.mood}>
                    <Glyph size={16} aria-hidden />
                    {t(`wrap.${value}`)}
                  </span>
                ),
              }))}
            />
          </div>
        </div>
        <NextContact draft={draft} change={change} person={card.person} />
      </fieldset>
      <footer className={styles.foot}>
        {isWaiting ? (
          <span className={styles.need} data-tone="bad" role="alert">
            <IconCloudOff size={17} aria-hidden />
            {t("wrap.waiting")}
          </span>
        ) : (
          <span className={styles.need} data-tone="off" role="status" id="need">
            {need !== null && (
              <>
                <IconAlertCircle size={17} aria-hidden />
                {t(`wrap.need.${need}`)}
              </>
            )}
          </span>
        )}
        {!isWaiting && <TimeLeft interactionId={interactionId} />}
        <Button
          type="submit"
          disabled={need !== null}
          loading={isSending}
          aria-describedby="need"
          rightSection={<kbd>Ctrl Enter</kbd>}
        >
          {t("wrap.save")}
        </Button>
      </footer>
    </form>
  );
}

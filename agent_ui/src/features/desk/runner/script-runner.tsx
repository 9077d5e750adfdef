/** The script on screen: big text to read, questions, digits choose, Enter goes on, Backspace back. */
import { Button, Menu } from "@mantine/core";
import {
  IconArrowLeft,
  IconArrowRight,
  IconCheck,
  IconCloudOff,
  IconDoorExit,
  IconFileText,
  IconListNumbers,
  IconLoader2,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallCard, RunItem, RunView } from "@/api/types";
import { useKeys, type Keys } from "@/lib/use-keys";
import { EmptyState, ErrorNote, Loading } from "@/ui/notes";
import { Objections } from "./objections";
import { isAnswered, optionsOf, pick } from "./options";
import { QuestionItem } from "./question-item";
import { useRun, type RunAct, type RunValue, type SaveState } from "./run";
import styles from "./runner.module.css";
import { InstructItem, SayItem } from "./text-items";

interface ScriptRunnerProps {
  card: CallCard;
  /** The call still rings: the script opens with the answer. */
  isWaiting: boolean;
  onResult: () => void;
}

export function ScriptRunner({ card, isWaiting, onResult }: ScriptRunnerProps) {
  const { t } = useTranslation();
  if (card.script_id === null) return <EmptyState icon={IconFileText} title={t("run.none")} />;
  if (isWaiting || card.interaction_id === null)
    return <EmptyState icon={IconFileText} title={t("run.waits")} />;
  return <OpenRun interactionId={card.interaction_id} scriptId={card.script_id} onResult={onResult} />;
}

function OpenRun(props: { interactionId: string; scriptId: string; onResult: () => void }) {
  const { run, act, save } = useRun(props.interactionId, props.scriptId);
  if (run.isPending) return <Loading />;
  if (run.isError) return <ErrorNote error={run.error} onRetry={() => void run.refetch()} />;
  return <RunPage key={run.data.page.id} view={run.data} act={act} save={save} onResult={props.onResult} />;
}

const SAVE_ICONS = { saved: IconCheck, saving: IconLoader2, not_saved: IconCloudOff } as const;

function SaveNote({ save }: { save: SaveState }) {
  const { t } = useTranslation();
  const Glyph = SAVE_ICONS[save];
  return (
    <span className={styles.save} data-tone={save === "not_saved" ? "bad" : "off"} role="status">
      <Glyph size={15} aria-hidden />
      {t(`run.${save}`)}
    </span>
  );
}

interface RunPageProps {
  view: RunView;
  act: (act: RunAct) => void;
  save: SaveState;
  onResult: () => void;
}

/** Digits belong to one question at a time: the one in focus, else the first without an answer. */
function activeQuestion(items: RunItem[], focused: string | null): RunItem | undefined {
  const withChoices = items.filter((item) => item.kind === "question" && optionsOf(item).length > 0);
  return (
    withChoices.find((item) => item.name === focused) ??
    withChoices.find((item) => !isAnswered(item)) ??
    withChoices[0]
  );
}

function RunPage({ view, act, save, onResult }: RunPageProps) {
  const { t } = useTranslation();
  const [focused, setFocused] = useState<string | null>(null);
  const active = activeQuestion(view.items, focused);
  const answer = (name: string, value: RunValue) => act({ do: "answer", name, value });
  const next = () => (view.state === "open" ? act({ do: "next" }) : onResult());

  const keys: Keys = {
    Enter: next,
    Backspace: view.can_back ? () => act({ do: "back" }) : undefined,
  };
  for (const option of active === undefined ? [] : optionsOf(active)) {
    if (option.key !== null && active !== undefined) {
      keys[option.key] = () => answer(active.name, pick(active, option.code));
    }
  }
  useKeys(keys);

  return (
    <div className={styles.runner}>
      <div className={styles.pageHead}>
        <h2>{view.page.title}</h2>
        <div
          className={styles.progress}
          role="progressbar"
          aria-label={view.script.title}
          aria-valuenow={Math.round(view.progress * 100)}
        >
          <div style={{ width: `${view.progress * 100}%` }} />
        </div>
        <SaveNote save={save} />
        <Steps view={view} act={act} />
      </div>
      <div className={styles.body}>
        <div className={styles.items}>
          {view.items.map((item, index) =>
            item.kind === "say" ? (
              <SayItem key={index} text={item.label} />
            ) : item.kind === "instruct" ? (
              <InstructItem key={index} text={item.label} />
            ) : (
              <QuestionItem
                key={item.name}
                item={item}
                isActive={item.name === active?.name}
                onFocus={() => setFocused(item.name)}
                onAnswer={(value) => answer(item.name, value)}
              />
            ),
          )}
          {view.state !== "open" && (
            <p className={styles.finished} role="status">
              <IconCheck size={18} aria-hidden />
              {t("run.finished")}
              {view.outcome && `. ${t("run.outcome", { outcome: view.outcome.label })}`}
            </p>
          )}
        </div>
        <Objections objections={view.objections} />
      </div>
      <footer className={styles.foot}>
        <Button
          variant="default"
          disabled={!view.can_back}
          leftSection={<IconArrowLeft size={17} aria-hidden />}
          rightSection={<kbd>⌫</kbd>}
          onClick={() => act({ do: "back" })}
        >
          {t("run.back")}
        </Button>
        <Button
          rightSection={
            <>
              <IconArrowRight size={17} aria-hidden />
              <kbd>Enter</kbd>
            </>
          }
          onClick={next}
        >
          {view.state === "open" ? t("run.next") : t("run.to_result")}
        </Button>
        <Button
          ml="auto"
          variant="subtle"
          color="gray"
          disabled={view.state !== "open"}
          leftSection={<IconDoorExit size={17} aria-hidden />}
          onClick={() => act({ do: "end" })}
        >
          {t("run.end_politely")}
        </Button>
      </footer>
    </div>
  );
}

function Steps({ view, act }: Pick<RunPageProps, "view" | "act">) {
  const { t } = useTranslation();
  if (view.pages.length === 0) return null;
  return (
    <Menu withinPortal={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" size="compact-xs" leftSection={<IconListNumbers size={15} aria-hidden />}>
          {t("run.go_to")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {view.pages.map((page) => (
          <Menu.Item
            key={page.id}
            disabled={page.id === view.page.id}
            rightSection={page.visited ? <IconCheck size={14} aria-hidden /> : null}
            onClick={() => act({ do: "jump", page: page.id })}
          >
            {page.title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

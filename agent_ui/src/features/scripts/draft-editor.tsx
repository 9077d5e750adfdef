/** The draft as plain JSON: save, check, publish; a click on a problem goes to its place. */
import { Button, Group, Modal } from "@mantine/core";
import { useDisclosure, useHotkeys } from "@mantine/hooks";
import { IconChecklist, IconDeviceFloppy, IconSend } from "@tabler/icons-react";
import { useBlocker } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/errors";
import { ErrorNote } from "@/ui/notes";
import { Notice } from "@/ui/notice";
import { Zone } from "@/ui/page";
import { showDone, showError } from "@/ui/toast";
import { useCheck, usePublish, useSaveDraft, type ScriptFull } from "./api";
import type { Problem } from "./document";
import { offsetOf, parse } from "./place";
import { Problems } from "./problems";
import styles from "./scripts.module.css";

const LINE_HEIGHT = 20;
const asText = (document: unknown) => JSON.stringify(document, null, 2);

const problemsIn = (error: unknown): Problem[] | null =>
  error instanceof ApiError && error.id === "script_has_problems"
    ? (error.details.problems as Problem[])
    : null;

/** Moves the caret to `offset` and the line into sight; a textarea does not scroll to its caret by itself. */
function goTo(area: HTMLTextAreaElement, offset: number): void {
  const line = area.value.slice(0, offset).split("\n").length - 1;
  const end = area.value.indexOf("\n", offset);
  area.focus();
  area.setSelectionRange(offset, end === -1 ? area.value.length : end);
  area.scrollTop = Math.max(line * LINE_HEIGHT - area.clientHeight / 3, 0);
  area.scrollLeft = 0;
}

export function DraftEditor({ script }: { script: ScriptFull }) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(() => ({ text: asText(script.draft), rev: script.rev }));
  const [text, setText] = useState(kept.text);
  const [problems, setProblems] = useState<Problem[] | null>(null);
  const [isAsking, asking] = useDisclosure();
  const area = useRef<HTMLTextAreaElement>(null);
  const save = useSaveDraft(script.id);
  const check = useCheck(script.id);
  const publish = usePublish(script.id);
  const isDirty = text !== kept.text;
  const isStale = save.error instanceof ApiError && save.error.status === 409;
  const parsed = parse(text);
  const fault = "fault" in parsed ? parsed.fault : null;

  /** Gives whether the server now holds what is on screen. */
  const saveText = async (): Promise<boolean> => {
    if (fault !== null) {
      if (area.current) goTo(area.current, fault.offset);
      return false;
    }
    if (!isDirty) return true;
    const document = JSON.parse(text) as Record<string, never>;
    try {
      const saved = await save.mutateAsync({ document, rev: kept.rev });
      setKept({ text, rev: saved.rev });
      return true;
    } catch {
      return false; // Shown under the toolbar from the mutation itself.
    }
  };
  const onSave = async () => {
    if (await saveText()) showDone(t("scripts.saved"));
  };
  const onCheck = async () => {
    if (await saveText())
      check.mutate(undefined, { onSuccess: (found) => setProblems(found.problems), onError: showError });
  };
  const onPublish = async () => {
    asking.close();
    if (!(await saveText())) return;
    publish.mutate(undefined, {
      onSuccess: ({ current_version }) => {
        setProblems([]);
        showDone(t("scripts.published", { number: current_version ?? "" }));
      },
      onError: (error) => {
        const found = problemsIn(error);
        if (found === null) showError(error);
        else setProblems(found);
      },
    });
  };
  const reload = () => {
    save.reset();
    setKept({ text: asText(script.draft), rev: script.rev });
    setText(asText(script.draft));
    setProblems(null);
  };
  useHotkeys([["mod+S", () => void onSave()]], []);

  return (
    <div className={styles.editor}>
      <div className={styles.editorMain}>
        <Group gap="xs" mb="xs">
          <Button
            variant="default"
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            disabled={!isDirty}
            loading={save.isPending}
            onClick={() => void onSave()}
          >
            {t("scripts.save")}
          </Button>
          <Button
            variant="default"
            leftSection={<IconChecklist size={16} aria-hidden />}
            loading={check.isPending}
            onClick={() => void onCheck()}
          >
            {t("scripts.check")}
          </Button>
          <Button
            leftSection={<IconSend size={16} aria-hidden />}
            loading={publish.isPending}
            onClick={asking.open}
          >
            {t("scripts.publish")}
          </Button>
          {isDirty && <span className={styles.faint}>{t("scripts.unsaved")}</span>}
        </Group>
        {isStale ? (
          <Notice>
            {t("scripts.draft_changed")}{" "}
            <Button variant="default" size="compact-sm" onClick={reload}>
              {t("scripts.reload")}
            </Button>
          </Notice>
        ) : (
          save.isError && <ErrorNote error={save.error} />
        )}
        <textarea
          ref={area}
          className={styles.text}
          aria-label={t("scripts.editor")}
          spellCheck={false}
          wrap="off"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblems(null);
          }}
        />
      </div>
      <Zone title={t("scripts.problems")} padded={false}>
        <Problems
          fault={fault}
          problems={problems}
          onOpen={(offset) => {
            if (area.current) goTo(area.current, offset);
          }}
          offsetOf={(problem) => offsetOf(text, problem)}
        />
      </Zone>
      <Modal
        opened={isAsking}
        onClose={asking.close}
        title={t("scripts.publish_title")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        {t("scripts.publish_text")}
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={asking.close}>
            {t("common.cancel")}
          </Button>
          <Button onClick={() => void onPublish()}>{t("scripts.publish")}</Button>
        </Group>
      </Modal>
      <LeaveGuard isDirty={isDirty} />
    </div>
  );
}

/** Going away with unsaved text is asked about first. */
function LeaveGuard({ isDirty }: { isDirty: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isDirty && (current.pathname !== next.pathname || current.search !== next.search),
    enableBeforeUnload: isDirty,
    withResolver: true,
  });
  return (
    <Modal
      opened={blocker.status === "blocked"}
      onClose={() => blocker.reset?.()}
      title={t("scripts.leave_title")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {t("scripts.leave_text")}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={() => blocker.reset?.()}>
          {t("scripts.stay")}
        </Button>
        <Button color="red" onClick={() => blocker.proceed?.()}>
          {t("scripts.leave")}
        </Button>
      </Group>
    </Modal>
  );
}

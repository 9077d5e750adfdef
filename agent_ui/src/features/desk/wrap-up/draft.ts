/** The result while it is being written: kept in the browser until the server has it. Pure rules. */
import type { Interaction, Task } from "@/api/types";
import type { components } from "@/api/schema";
import { dueAt, dueProblem, type DueInput } from "@/planning/due";

export type CloseBody = components["schemas"]["Close"];

export interface Draft {
  disposition: string | null;
  gist: string;
  impression: Interaction["impression"];
  next: "plan" | "none" | null;
  due: DueInput;
  purpose: string | null;
  channel: Task["channel"];
  assigneeId: string | null;
  comment: string;
  important: boolean;
  reason: string;
  /** The result as it was sent and is not yet confirmed: sent again unchanged, with the same key. */
  sending: { key: string; body: CloseBody } | null;
}

export const EMPTY_DRAFT: Draft = {
  disposition: null,
  gist: "",
  impression: null,
  next: null,
  due: { day: "", time: "10:00", allDay: false },
  purpose: null,
  channel: "call",
  assigneeId: null,
  comment: "",
  important: false,
  reason: "",
  sending: null,
};

export type Need = "result" | "next" | "date_required" | "past" | "purpose" | "reason" | "call_over";

/** The first thing that keeps the result from being saved, or null. */
export function missingIn(draft: Draft, callIsOver: boolean, now: Date): Need | null {
  if (!callIsOver) return "call_over";
  if (draft.disposition === null) return "result";
  if (draft.next === null) return "next";
  if (draft.next === "none") return draft.reason.trim() === "" ? "reason" : null;
  const problem = dueProblem(draft.due, now);
  if (problem !== null) return problem;
  return draft.purpose === null ? "purpose" : null;
}

/** What is sent; only for a draft with nothing missing. */
export function closeBody(draft: Draft, personId: string | null, notes: string): CloseBody {
  const when = dueAt(draft.due);
  return {
    disposition: draft.disposition ?? "",
    gist: draft.gist.trim(),
    impression: draft.impression,
    notes,
    next:
      draft.next === "plan" && when !== null
        ? {
            kind: "task",
            due_at: when.toISOString(),
            is_all_day: draft.due.allDay,
            purpose: draft.purpose ?? "",
            channel: draft.channel,
            person_id: personId,
            comment: draft.comment.trim(),
            importance: draft.important ? "high" : "normal",
            assignee_id: draft.assigneeId,
          }
        : { kind: "none", reason: draft.reason.trim() },
  };
}

const place = (interactionId: string) => `result:${interactionId}`;

export function loadDraft(interactionId: string): Draft {
  try {
    const kept = localStorage.getItem(place(interactionId));
    return kept === null ? EMPTY_DRAFT : { ...EMPTY_DRAFT, ...(JSON.parse(kept) as Partial<Draft>) };
  } catch {
    return EMPTY_DRAFT;
  }
}

export const keepDraft = (interactionId: string, draft: Draft) =>
  localStorage.setItem(place(interactionId), JSON.stringify(draft));

export const forgetDraft = (interactionId: string) => localStorage.removeItem(place(interactionId));

/** What the server refused, as an error with a stable id that the screen can translate. */
import { i18n } from "@/i18n";

export interface FieldProblem {
  field: string;
  message: string;
}

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly id: string,
    message: string,
    readonly details: Record<string, unknown>,
  ) {
    super(message);
  }

  /** Field → sentence, for forms; empty unless the server named fields. */
  get fields(): Record<string, string> {
    const fields = (this.details as { fields?: FieldProblem[] }).fields ?? [];
    return Object.fromEntries(fields.map(({ field, message }) => [field, message]));
  }
}

/** The answer never came: no network, a timeout, a proxy that gave up. */
export class ConnectionLost extends Error {}

export function errorFrom(status: number, body: unknown): ApiError {
  const error = (
    body as { error?: { id?: string; message?: string; details?: Record<string, unknown> } } | null
  )?.error;
  return new ApiError(status, error?.id ?? "unexpected", error?.message ?? "", error?.details ?? {});
}

/** Ids come from the server, so the compiler cannot know these keys. */
const translate = i18n.t as (key: string, details: object) => string;

/** One sentence for a person: ours by id, else the server's own, else a general one. */
export function errorText(error: unknown): string {
  if (error instanceof ConnectionLost) return i18n.t("error.connection_lost");
  if (!(error instanceof ApiError)) return i18n.t("error.unexpected");
  if (i18n.exists(`error.${error.id}`)) return translate(`error.${error.id}`, error.details);
  return error.message || i18n.t("error.unexpected");
}

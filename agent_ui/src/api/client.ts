/** The one way to the server: typed by the server's own OpenAPI; a refusal becomes an ApiError. */
import createClient, { type Middleware } from "openapi-fetch";
import { ConnectionLost, errorFrom } from "./errors";
import type { paths } from "./schema";

const TIMEOUT_MS = 15_000;

let onSessionOver: (reason: string) => void = () => undefined;

/** The app says what happens when the session is over (go to the login page, keeping the way back). */
export function whenSessionOver(handler: (reason: string) => void): void {
  onSessionOver = handler;
}

const failures: Middleware = {
  async onResponse({ response, schemaPath }) {
    if (response.ok) return;
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => null);
    const error = errorFrom(response.status, body);
    if (error.status === 401 && schemaPath !== "/api/auth/login") onSessionOver(error.id);
    throw error;
  },
  onError: () => new ConnectionLost(),
};

async function fetchInTime(request: Request): Promise<Response> {
  return fetch(
    new Request(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)]) }),
  );
}

export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: fetchInTime });
api.use(failures);

/** The body of a call that succeeded; a refusal has been thrown already. */
export async function take<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}

/** Header for calls that must happen once however often they are sent. */
export const once = (key: string) => ({ headers: { "Idempotency-Key": key } });

export const newKey = (): string => crypto.randomUUID();

/** First word of every query key, and which lists a `changed` message of the live connection makes stale. */
export const KEYS = {
  interaction: ["interactions", "person-interactions", "interaction", "desk", "calls", "call", "people"],
  task: ["tasks", "task", "person-tasks", "people"],
  person: ["people", "person", "organisations", "organisation"],
  recording: ["recordings", "recording", "calls", "call", "interactions", "person-interactions"],
  call: ["calls", "call", "missed"],
  organisation: ["organisations", "organisation", "people"],
  script: ["scripts", "script"],
  line: ["lines"],
  queue: ["queues"],
  user: ["users"],
} as const;

export type ChangedWhat = keyof typeof KEYS;

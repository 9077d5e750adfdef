/** Where in the draft's text a problem lies. */
import type { Problem } from "./document";

type Offsets = Map<string, number>;

const skip = (text: string, at: number): number => {
  while (" \t\r\n".includes(text[at] ?? "x")) at += 1;
  return at;
};

const endOfString = (text: string, at: number): number => {
  for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === "\\") at += 1;
  return at + 1;
};

/** Walks one valid JSON value from `at`, noting where every member and element begins; gives where it ends. */
function walk(text: string, at: number, path: string, offsets: Offsets): number {
  at = skip(text, at);
  if (!offsets.has(path)) offsets.set(path, at);
  const open = text[at];
  if (open === '"') return endOfString(text, at);
  if (open !== "{" && open !== "[") {
    while (at < text.length && !",]} \t\r\n".includes(text[at] ?? ",")) at += 1;
    return at;
  }
  const close = open === "{" ? "}" : "]";
  at = skip(text, at + 1);
  for (let index = 0; at < text.length && text[at] !== close; index += 1) {
    let step = String(index);
    const start = at;
    if (open === "{") {
      at = endOfString(text, at);
      step = JSON.parse(text.slice(start, at)) as string;
      at = skip(text, at) + 1;
    }
    const inner = path === "" ? step : `${path}.${step}`;
    offsets.set(inner, start);
    at = skip(text, walk(text, at, inner, offsets));
    if (text[at] === ",") at = skip(text, at + 1);
  }
  return at + 1;
}

/** Offset of every part of a JSON text by its path ("pages.0.items.2.text"); "" is the whole. */
export function offsetsOf(text: string): Offsets {
  const offsets: Offsets = new Map();
  walk(text, 0, "", offsets);
  return offsets;
}

/** The index of the part called `name`, or of "#3" where it has no name. */
function indexOf(parts: unknown, key: string, name: string): number {
  if (name.startsWith("#")) return Number(name.slice(1)) - 1;
  return Array.isArray(parts) ? parts.findIndex((part: Record<string, unknown>) => part[key] === name) : -1;
}

/** The path of the smallest part of the document that the problem names. */
function pathOf(document: unknown, problem: Problem): string {
  const pages = (document as { pages?: unknown[] } | null)?.pages;
  if (!problem.page) return problem.field ?? "";
  const page = indexOf(pages, "id", problem.page);
  const path = [`pages.${page}`];
  if (problem.item) {
    const items = (pages?.[page] as { items?: unknown } | undefined)?.items;
    path.push(`items.${indexOf(items, "name", problem.item)}`);
  }
  if (problem.field) path.push(problem.field);
  return path.join(".");
}

/** The offset to put the caret at; the nearest enclosing part when the named one is missing. */
export function offsetOf(text: string, problem: Problem): number {
  const parsed = parse(text);
  if ("fault" in parsed) return 0;
  const offsets = offsetsOf(text);
  for (
    let path = pathOf(parsed.document, problem);
    path !== "";
    path = path.split(".").slice(0, -1).join(".")
  ) {
    const found = offsets.get(path);
    if (found !== undefined) return found;
  }
  return 0;
}

export interface JsonFault {
  offset: number;
  line: number;
  message: string;
}

/** The document, or where its text stops being JSON. */
export function parse(text: string): { document: unknown } | { fault: JsonFault } {
  try {
    return { document: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /position (\d+)/.exec(message);
    const offset = position ? Number(position[1]) : text.length;
    return { fault: { offset, line: text.slice(0, offset).split("\n").length, message } };
  }
}

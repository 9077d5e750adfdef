/** The script document (format 1) as far as reading it needs. */
export type Text = Record<string, string>;

export interface Choice {
  code: string;
  label: Text;
}

export interface Item {
  kind: string;
  name?: string;
  text?: Text;
  hint?: Text | null;
  required?: boolean;
  relevant?: string | null;
  value?: string;
  choices?: Choice[] | string;
}

export interface Page {
  id: string;
  title: Text;
  items: Item[];
  next?: { when?: string | null; goto: string }[];
  relevant?: string | null;
  end?: boolean;
}

export interface ScriptDocument {
  title: Text;
  languages: string[];
  default_language: string;
  lists?: Record<string, Choice[]>;
  pages: Page[];
  end_politely?: string;
  objections?: { id: string; title: Text; text: Text }[];
}

/** What the check found; `item` is a question's name, or "#3" for the third item when it has none. */
export interface Problem {
  code: string;
  page: string | null;
  item: string | null;
  field: string | null;
  line: number | null;
  column: number | null;
  message: string;
}

/** In `language`, else in the document's own, else in any. */
export function words(text: Text | null | undefined, language: string, fallback: string): string {
  if (!text) return "";
  return text[language] ?? text[fallback] ?? Object.values(text)[0] ?? "";
}

export function choicesOf(item: Item, document: ScriptDocument): Choice[] {
  if (typeof item.choices === "string") return document.lists?.[item.choices] ?? [];
  return item.choices ?? [];
}

/** A draft may be anything while it is being written: is it enough of a document to read? */
export function isReadable(value: unknown): value is ScriptDocument {
  const document = value as Partial<ScriptDocument> | null;
  return (
    typeof document === "object" &&
    document !== null &&
    Array.isArray(document.languages) &&
    Array.isArray(document.pages) &&
    document.pages.every((page) => Array.isArray((page as Partial<Page> | null)?.items))
  );
}

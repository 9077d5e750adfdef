/** What differs between the card I was editing, what I made of it, and what someone saved meanwhile. */
export interface Clash<Field extends string> {
  field: Field;
  mine: string;
  theirs: string;
}

export interface Comparison<Field extends string> {
  /** Fields both of us changed, to different values: the person must choose. */
  clashes: Clash<Field>[];
  /** Fields only the other one changed: shown for information, kept. */
  theirs: Clash<Field>[];
  /** What of mine can be sent over their version without undoing theirs. */
  patch: Partial<Record<Field, string>>;
}

export function compare<Field extends string>(
  fields: readonly Field[],
  versions: Record<"base" | "mine" | "theirs", Record<Field, string>>,
): Comparison<Field> {
  const { base, mine, theirs } = versions;
  const result: Comparison<Field> = { clashes: [], theirs: [], patch: {} };
  for (const field of fields) {
    const iChanged = mine[field] !== base[field];
    const theyChanged = theirs[field] !== base[field];
    if (mine[field] === theirs[field]) continue;
    const pair = { field, mine: mine[field], theirs: theirs[field] };
    if (iChanged && theyChanged) result.clashes.push(pair);
    else if (theyChanged) result.theirs.push(pair);
    if (iChanged) result.patch[field] = mine[field];
  }
  return result;
}

/** Only what was changed goes over the wire. */
export function changed<Field extends string>(
  fields: readonly Field[],
  base: Record<Field, string>,
  mine: Record<Field, string>,
): Partial<Record<Field, string>> {
  return Object.fromEntries(
    fields.filter((field) => mine[field] !== base[field]).map((field) => [field, mine[field]]),
  ) as Partial<Record<Field, string>>;
}

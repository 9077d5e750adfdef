/** Reading filters from an address: what is not a known value is as if it were not there. */
type Raw = Record<string, unknown>;

/** A text; absent when empty. A number typed in the address comes as a number. */
export function textFrom(raw: Raw, key: string): string | undefined {
  const value = raw[key];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function oneOf<Value extends string>(
  raw: Raw,
  key: string,
  values: readonly Value[],
): Value | undefined {
  return values.find((value) => value === raw[key]);
}

/** A day as "2026-11-22". */
export function dayFrom(raw: Raw, key: string): string | undefined {
  const value = raw[key];
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
}

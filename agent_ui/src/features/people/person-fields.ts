/** The editable fields of a contact as a form holds them: every value a text, "" for none. */
import type { Person } from "@/api/types";
import type { PersonPatch } from "./api";

export const FIELDS = [
  "name",
  "kind",
  "organisation_name",
  "position",
  "city",
  "responsible_id",
  "language",
  "timezone",
  "birthday",
  "notes",
] as const;

export type Field = (typeof FIELDS)[number];
export type Values = Record<Field, string>;

export const valuesOf = (person: Person): Values => ({
  name: person.name,
  kind: person.kind,
  organisation_name: person.organisation?.name ?? "",
  position: person.position,
  city: person.city,
  responsible_id: person.responsible?.id ?? "",
  language: person.language ?? "",
  timezone: person.timezone ?? "",
  birthday: person.birthday ?? "",
  notes: person.notes,
});

/** Fields where none is null on the wire. */
const NULLABLE: readonly Field[] = [
  "organisation_name",
  "responsible_id",
  "language",
  "timezone",
  "birthday",
];

/** An organisation taken away is `organisation_id: null`; one written by name is found or made by the server. */
export function patchOf(version: number, changes: Partial<Values>): PersonPatch {
  const { organisation_name, ...rest } = changes;
  const wire = Object.fromEntries(
    Object.entries(rest).map(([field, value]) => [
      field,
      value === "" && NULLABLE.includes(field as Field) ? null : value,
    ]),
  );
  if (organisation_name === "") wire.organisation_id = null;
  else if (organisation_name !== undefined) wire.organisation_name = organisation_name;
  return { version, ...wire };
}

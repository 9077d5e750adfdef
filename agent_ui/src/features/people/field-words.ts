/** Names and values of a contact's fields, in words. */
import type { TFunction } from "i18next";
import { i18n, LANGUAGE_NAMES, type Language } from "@/i18n";
import { fullDate } from "@/lib/time";
import type { PersonKind } from "./api";
import type { Field } from "./person-fields";

const LABELS = {
  name: "people.name",
  kind: "people.kind",
  organisation_name: "people.organisation",
  position: "people.position",
  city: "people.city",
  responsible_id: "people.responsible",
  language: "people.language",
  timezone: "people.timezone",
  birthday: "people.birthday",
  notes: "people.notes",
} as const satisfies Record<Field, string>;

export const fieldLabel = (t: TFunction, field: Field): string => t(LABELS[field]);

export function inWords(t: TFunction, field: Field, value: string, userName: (id: string) => string): string {
  if (value === "") return "";
  switch (field) {
    case "kind":
      return t(`people.kinds.${value as PersonKind}`);
    case "language":
      return LANGUAGE_NAMES[value as Language];
    case "responsible_id":
      return userName(value);
    case "birthday":
      return fullDate(value, i18n.language);
    default:
      return value;
  }
}

/** Choose a contact by name or number, as you type. */
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { peopleToChooseQuery } from "./api";

interface PersonPickerProps {
  value: { id: string; name: string } | null;
  onChange: (person: { id: string; name: string } | null) => void;
}

export function PersonPicker({ value, onChange }: PersonPickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [asked] = useDebouncedValue(typed, 200);
  const people = useQuery(peopleToChooseQuery(asked === value?.name ? "" : asked));
  const found = (people.data ?? []).map((person) => ({
    value: person.id,
    label: person.organisation ? `${person.name} (${person.organisation.name})` : person.name,
  }));
  const options =
    value && !found.some((option) => option.value === value.id)
      ? [{ value: value.id, label: value.name }, ...found]
      : found;
  return (
    <Select
      label={t("planning.form.person")}
      placeholder={t("planning.form.person_hint")}
      searchable
      clearable
      data={options}
      filter={({ options: all }) => all}
      value={value?.id ?? null}
      onSearchChange={setTyped}
      onChange={(id) => {
        const person = people.data?.find((row) => row.id === id);
        onChange(person ? { id: person.id, name: person.name } : null);
      }}
    />
  );
}

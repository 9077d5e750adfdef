/** A contact edited in place; when someone saved it meanwhile, the two versions are laid side by side. */
import { Autocomplete, Group, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { useForm } from "@mantine/form";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/errors";
import { usersQuery } from "@/api/reference";
import type { Person } from "@/api/types";
import { LANGUAGE_NAMES, LANGUAGES } from "@/i18n";
import { FormEnd } from "@/ui/form-end";
import { showDone } from "@/ui/toast";
import { KINDS, organisationsQuery, useSavePerson } from "./api";
import { changed } from "./changes";
import { Conflict } from "./conflict";
import { FIELDS, patchOf, valuesOf, type Values } from "./person-fields";

/** Browsers name zones their own way (Europe/Kiev); the one that is set stays among them. */
const zonesWith = (zone: string) => [
  ...new Set([zone, ...Intl.supportedValuesOf("timeZone")].filter((name) => name !== "")),
];

const currentOf = (error: unknown): Person | null =>
  error instanceof ApiError && error.id === "changed_meanwhile" ? (error.details.current as Person) : null;

export function EditPerson({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation();
  const [base] = useState(() => ({ version: person.version, values: valuesOf(person) }));
  const save = useSavePerson(person.id);
  const users = useQuery(usersQuery());
  const form = useForm<Values>({
    initialValues: base.values,
    validate: { name: (name) => (name.trim() === "" ? t("people.name_required") : null) },
  });
  const [typed] = useDebouncedValue(form.values.organisation_name, 200);
  const organisations = useQuery({ ...organisationsQuery(typed), enabled: typed.length > 1 });
  const current = currentOf(save.error);

  const send = (version: number, changes: Partial<Values>) => {
    if (Object.keys(changes).length === 0) {
      onDone();
      return;
    }
    save.mutate(patchOf(version, changes), {
      onSuccess: () => {
        showDone(t("common.saved"));
        onDone();
      },
      onError: (error) => {
        if (error instanceof ApiError) form.setErrors(error.fields);
      },
    });
  };

  if (current !== null)
    return (
      <Conflict
        base={base.values}
        mine={form.values}
        current={current}
        userName={(id) => users.data?.find((user) => user.id === id)?.name ?? id}
        onChoose={(changes) => send(current.version, changes)}
        onDrop={onDone}
      />
    );
  return (
    <form onSubmit={form.onSubmit((values) => send(base.version, changed(FIELDS, base.values, values)))}>
      <Stack gap="xs">
        <TextInput label={t("people.name")} data-autofocus autoFocus {...form.getInputProps("name")} />
        <Group grow align="flex-start" gap="xs">
          <Select
            label={t("people.kind")}
            data={KINDS.map((kind) => ({ value: kind, label: t(`people.kinds.${kind}`) }))}
            {...form.getInputProps("kind")}
          />
          <Select
            label={t("people.responsible")}
            data={[
              { value: "", label: t("common.nobody") },
              ...(users.data ?? []).map((user) => ({ value: user.id, label: user.name })),
            ]}
            searchable
            {...form.getInputProps("responsible_id")}
          />
        </Group>
        <Autocomplete
          label={t("people.organisation")}
          placeholder={t("people.organisation_hint")}
          data={[...new Set((organisations.data ?? []).map((organisation) => organisation.name))]}
          {...form.getInputProps("organisation_name")}
        />
        <Group grow align="flex-start" gap="xs">
          <TextInput label={t("people.position")} {...form.getInputProps("position")} />
          <TextInput label={t("people.city")} {...form.getInputProps("city")} />
        </Group>
        <Group grow align="flex-start" gap="xs">
          <Select
            label={t("people.language")}
            data={[
              { value: "", label: t("people.not_set") },
              ...LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] })),
            ]}
            {...form.getInputProps("language")}
          />
          <DateInput
            label={t("people.birthday")}
            valueFormat="D MMM YYYY"
            clearable
            clearButtonProps={{ "aria-label": t("people.clear") }}
            maxDate={new Date()}
            {...form.getInputProps("birthday")}
            value={form.values.birthday || null}
            onChange={(day) => form.setFieldValue("birthday", day ?? "")}
          />
        </Group>
        <Select
          label={t("people.timezone")}
          data={[{ value: "", label: t("people.not_set") }, ...zonesWith(base.values.timezone)]}
          searchable
          limit={60}
          {...form.getInputProps("timezone")}
        />
        <Textarea label={t("people.notes")} minRows={3} {...form.getInputProps("notes")} />
        <FormEnd save={save} onCancel={onDone} />
      </Stack>
    </form>
  );
}

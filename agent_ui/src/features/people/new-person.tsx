/** A new contact; a number somebody already has is shown before it is doubled. */
import {
  Anchor,
  Autocomplete,
  Button,
  Group,
  Modal,
  Select,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/errors";
import type { PersonBrief } from "@/api/types";
import { ErrorNote } from "@/ui/notes";
import { Notice } from "@/ui/notice";
import { showDone } from "@/ui/toast";
import { KINDS, organisationsQuery, useCreatePerson, type PersonKind } from "./api";

const EMPTY = {
  name: "",
  kind: "prospect" as PersonKind,
  organisation_name: "",
  position: "",
  city: "",
  phone: "",
  email: "",
  notes: "",
};

/** The server's names of fields → ours. */
const FIELDS: Record<string, keyof typeof EMPTY> = {
  "phones.0": "phone",
  phones: "phone",
  "emails.0": "email",
  emails: "email",
};

const knownPeople = (error: unknown): PersonBrief[] =>
  error instanceof ApiError && error.id === "number_known" ? (error.details.people as PersonBrief[]) : [];

export function NewPerson({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("people.new")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <NewPersonForm onClose={onClose} />
    </Modal>
  );
}

function NewPersonForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreatePerson();
  const form = useForm({
    initialValues: EMPTY,
    validate: { name: (name) => (name.trim() === "" ? t("people.name_required") : null) },
  });
  const [typed] = useDebouncedValue(form.values.organisation_name, 200);
  const organisations = useQuery({ ...organisationsQuery(typed), enabled: typed.length > 1 });
  const known = knownPeople(create.error);

  const submit = (force: boolean) => {
    const { phone, email, ...rest } = form.values;
    const listed = (value: string) => (value.trim() === "" ? [] : [value.trim()]);
    const body = { ...rest, phones: listed(phone), emails: listed(email) };
    create.mutate(
      { body, force },
      {
        onSuccess: (person) => {
          showDone(t("people.created"));
          onClose();
          void navigate({ to: "/people/$personId", params: { personId: person.id } });
        },
        onError: (error) => {
          if (!(error instanceof ApiError)) return;
          for (const [field, message] of Object.entries(error.fields))
            form.setFieldError(FIELDS[field] ?? field, message);
        },
      },
    );
  };

  return (
    <form onSubmit={form.onSubmit(() => submit(false))}>
      <Stack gap="sm">
        <Group grow align="flex-start">
          <TextInput label={t("people.name")} withAsterisk data-autofocus {...form.getInputProps("name")} />
          <Select
            label={t("people.kind")}
            data={KINDS.map((kind) => ({ value: kind, label: t(`people.kinds.${kind}`) }))}
            {...form.getInputProps("kind")}
          />
        </Group>
        <Group grow align="flex-start">
          <TextInput label={t("people.phone")} type="tel" {...form.getInputProps("phone")} />
          <TextInput label={t("people.email")} inputMode="email" {...form.getInputProps("email")} />
        </Group>
        <Group grow align="flex-start">
          <Autocomplete
            label={t("people.organisation")}
            placeholder={t("people.organisation_hint")}
            data={[...new Set((organisations.data ?? []).map((organisation) => organisation.name))]}
            {...form.getInputProps("organisation_name")}
          />
          <TextInput label={t("people.position")} {...form.getInputProps("position")} />
        </Group>
        <TextInput label={t("people.city")} {...form.getInputProps("city")} />
        <Textarea label={t("people.notes")} minRows={2} {...form.getInputProps("notes")} />
        {known.length > 0 ? (
          <Notice title={t("people.duplicate.title")}>
            <p style={{ margin: "0 0 8px" }}>{t("people.duplicate.text")}</p>
            {known.map((person) => (
              <Anchor
                key={person.id}
                display="block"
                onClick={onClose}
                renderRoot={(props) => (
                  <Link to="/people/$personId" params={{ personId: person.id }} {...props} />
                )}
              >
                {person.name}
                {person.organisation && `, ${person.organisation.name}`}
              </Anchor>
            ))}
          </Notice>
        ) : (
          create.isError && <ErrorNote error={create.error} />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          {known.length > 0 && (
            <Button variant="default" onClick={() => submit(true)} loading={create.isPending}>
              {t("people.duplicate.create_anyway")}
            </Button>
          )}
          <Button type="submit" loading={create.isPending}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Quick creation while talking: the number is filled in, a name is enough. */
import { Button, TextInput } from "@mantine/core";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/errors";
import type { CallCard, PersonBrief } from "@/api/types";
import { ErrorNote } from "@/ui/notes";
import { PersonButton } from "./candidates";
import styles from "./dossier.module.css";
import { useChoosePerson, useCreatePerson } from "./person";

export function NewPersonForm({ card }: { card: CallCard }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [organisation, setOrganisation] = useState("");
  const [phone, setPhone] = useState(card.e164 ?? "");
  const create = useCreatePerson(card.call_id);
  const choose = useChoosePerson(card.call_id);
  const error = create.error instanceof ApiError ? create.error : null;
  const owners = error?.id === "number_known" ? ((error.details.people ?? []) as PersonBrief[]) : [];
  const submit = (force: boolean) => (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() === "") return;
    create.mutate({
      force,
      person: {
        name: name.trim(),
        organisation_name: organisation.trim() || undefined,
        phones: phone.trim() === "" ? [] : [phone.trim()],
        interaction_id: card.interaction_id ?? undefined,
      },
    });
  };
  return (
    <form className={styles.section} onSubmit={submit(false)}>
      <h3 className={styles.heading}>{t("dossier.new_person")}</h3>
      <TextInput
        label={t("dossier.name")}
        error={error?.fields.name}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={styles.pair}>
        <TextInput
          label={t("dossier.phone")}
          type="tel"
          error={error?.fields.phones}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <TextInput
          label={t("dossier.organisation")}
          value={organisation}
          onChange={(event) => setOrganisation(event.currentTarget.value)}
        />
      </div>
      {owners.length > 0 ? (
        <div className={styles.list} role="alert">
          <span>{t("dossier.known_already")}</span>
          {owners.map((person) => (
            <PersonButton key={person.id} person={person} onClick={() => choose.mutate(person.id)} />
          ))}
          <Button size="xs" variant="default" onClick={submit(true)}>
            {t("dossier.create_anyway")}
          </Button>
        </div>
      ) : (
        <>
          {create.isError && Object.keys(error?.fields ?? {}).length === 0 && (
            <ErrorNote error={create.error} />
          )}
          <Button type="submit" size="xs" disabled={name.trim() === ""} loading={create.isPending}>
            {t("dossier.create")}
          </Button>
        </>
      )}
    </form>
  );
}

/** The caller is known, but not by this number: find and link. */
import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/api/client";
import { PersonButton } from "./candidates";
import styles from "./dossier.module.css";
import { useChoosePerson } from "./person";

const SHOWN = 5;

const foundQuery = (q: string) =>
  queryOptions({
    queryKey: ["people", "dossier", q],
    queryFn: () => take(api.GET("/api/people", { params: { query: { q, limit: SHOWN } } })),
    enabled: q.length >= 2,
  });

export function FindPerson({ callId }: { callId: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed.trim(), 200);
  const found = useQuery(foundQuery(query));
  const choose = useChoosePerson(callId);
  return (
    <div className={styles.section}>
      <TextInput
        label={t("dossier.find")}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {query.length >= 2 && found.data !== undefined && (
        <div className={styles.list} aria-live="polite">
          {found.data.items.map((person) => (
            <PersonButton key={person.id} person={person} onClick={() => choose.mutate(person.id)} />
          ))}
          {found.data.items.length === 0 && <span className={styles.quiet}>{t("palette.nothing")}</span>}
        </div>
      )}
    </div>
  );
}

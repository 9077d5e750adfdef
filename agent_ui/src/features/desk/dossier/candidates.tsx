/** Several people with one number: the agent says which. */
import { useTranslation } from "react-i18next";
import type { CallCard, PersonBrief } from "@/api/types";
import styles from "./dossier.module.css";
import { useChoosePerson } from "./person";

export function PersonButton({ person, onClick }: { person: PersonBrief; onClick: () => void }) {
  const line = [person.organisation?.name, person.city].filter(Boolean).join(" · ");
  return (
    <button type="button" className={styles.candidate} onClick={onClick}>
      <strong>{person.name}</strong>
      {line !== "" && <span>{line}</span>}
    </button>
  );
}

export function Candidates({ card }: { card: CallCard }) {
  const { t } = useTranslation();
  const choose = useChoosePerson(card.call_id);
  const others = card.candidates.filter(({ id }) => id !== card.person?.id);
  return (
    <div className={styles.list} role="group" aria-label={t("dossier.why.several")}>
      {others.map((person) => (
        <PersonButton key={person.id} person={person} onClick={() => choose.mutate(person.id)} />
      ))}
    </div>
  );
}

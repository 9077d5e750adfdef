/** Right zone: who it is, why we think so, what was before, and notes saved as they are typed. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallCard } from "@/api/types";
import { Zone } from "@/ui/page";
import { Candidates } from "./candidates";
import styles from "./dossier.module.css";
import { MatchNote } from "./match-note";
import { NewPersonForm } from "./new-person-form";
import { NotesField } from "./notes-field";
import { FindPerson } from "./find-person";
import { PersonBlock } from "./person-block";
import { Promises, Recent } from "./history";

export function Dossier({ card }: { card: CallCard }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const [forPerson, setForPerson] = useState(card.person?.id);
  if (forPerson !== card.person?.id) {
    setForPerson(card.person?.id);
    setChanging(false);
  }
  const choosing = card.person === null || changing;
  return (
    <Zone title={t("dossier.title")} padded={false}>
      <div className={styles.dossier}>
        <MatchNote card={card} />
        {card.person !== null && (
          <PersonBlock card={card} person={card.person} onSomeoneElse={() => setChanging(!changing)} />
        )}
        {choosing && card.candidates.length > 0 && <Candidates card={card} />}
        {choosing && <NewPersonForm card={card} />}
        {choosing && <FindPerson callId={card.call_id} />}
        {card.interaction_id !== null && <NotesField interactionId={card.interaction_id} />}
        <Promises tasks={card.tasks} />
        {card.person !== null && <Recent interactions={card.recent} />}
      </div>
    </Zone>
  );
}

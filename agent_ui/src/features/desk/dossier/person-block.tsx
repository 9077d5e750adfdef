/** Name, organisation, owner, local time, own notes of the person. */
import { Button } from "@mantine/core";
import { IconBuilding, IconClock, IconMapPin, IconUserCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CallCard, PersonBrief } from "@/api/types";
import { clockTime } from "@/lib/time";
import { useNow } from "@/lib/use-now";
import styles from "./dossier.module.css";
import { personQuery } from "./person";

interface PersonBlockProps {
  card: CallCard;
  person: PersonBrief;
  onSomeoneElse: () => void;
}

export function PersonBlock({ person, onSomeoneElse }: PersonBlockProps) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const whole = useQuery(personQuery(person.id)).data;
  const organisation = [person.organisation?.name, person.position].filter(Boolean).join(" · ");
  return (
    <div className={styles.block}>
      <Link className={styles.personName} to="/people/$personId" params={{ personId: person.id }}>
        {person.name}
      </Link>
      <ul className={styles.facts}>
        {organisation !== "" && (
          <li>
            <IconBuilding size={15} aria-hidden />
            {organisation}
          </li>
        )}
        {person.city !== "" && (
          <li>
            <IconMapPin size={15} aria-hidden />
            {person.city}
          </li>
        )}
        {whole?.timezone && (
          <li>
            <IconClock size={15} aria-hidden />
            {t("dossier.their_time", { time: clockTime(now, i18n.language, whole.timezone) })}
          </li>
        )}
        {person.responsible && (
          <li>
            <IconUserCheck size={15} aria-hidden />
            {t("dossier.owner", { name: person.responsible.name })}
          </li>
        )}
      </ul>
      {whole !== undefined && whole.notes !== "" && <p className={styles.personNotes}>{whole.notes}</p>}
      <Button variant="subtle" size="compact-xs" className={styles.other} onClick={onSomeoneElse}>
        {t("dossier.someone_else")}
      </Button>
    </div>
  );
}

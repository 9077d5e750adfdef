/** A contact's card: who it is, how to reach them, everything that was said, what is planned. */
import { ActionIcon, Button, Group, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowLeft, IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "@/api/types";
import { DialButton } from "@/calling/dial-button";
import { LANGUAGE_NAMES } from "@/i18n";
import { clockTime, fullDate } from "@/lib/time";
import { useNow } from "@/lib/use-now";
import { PersonTasks } from "@/planning/person-tasks";
import { ErrorNote, Loading } from "@/ui/notes";
import { Page, Zone } from "@/ui/page";
import { Tag } from "@/ui/tag";
import { personQuery } from "./api";
import { ContactPoints } from "./contact-points";
import { EditPerson } from "./edit-person";
import { History } from "./history";
import styles from "./people.module.css";

export function PersonPage() {
  const { t } = useTranslation();
  const { personId } = useParams({ from: "/shell/people/$personId" });
  const person = useQuery(personQuery(personId));
  if (person.isPending) return <Loading />;
  if (person.data === undefined)
    return (
      <Page title={<BackLink />}>
        <ErrorNote error={person.error} onRetry={() => void person.refetch()} />
      </Page>
    );
  const { data } = person;
  const phone = data.contact_points.find((point) => point.kind === "phone" && point.status === "works");
  return (
    <Page
      title={
        <Group gap="xs">
          <BackLink />
          {data.name || t("people.no_name")}
          <Tag tone="off">{t(`people.kinds.${data.kind}`)}</Tag>
        </Group>
      }
      actions={
        phone && (
          <DialButton
            wish={{ contact_point_id: phone.id, person_id: data.id }}
            shown={phone.value}
            size="lg"
          />
        )
      }
    >
      <div className={styles.columns}>
        <div className={styles.column}>
          <About key={personId} person={data} />
          <ContactPoints person={data} />
        </div>
        <Zone title={t("people.history.title")} padded={false}>
          <History personId={personId} />
        </Zone>
        <PersonTasks person={data} />
      </div>
    </Page>
  );
}

function BackLink() {
  const { t } = useTranslation();
  return (
    <Tooltip label={t("people.back")}>
      <ActionIcon aria-label={t("people.back")} renderRoot={(props) => <Link to="/people" {...props} />}>
        <IconArrowLeft size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function About({ person }: { person: Person }) {
  const { t } = useTranslation();
  const [isEditing, editing] = useDisclosure();
  return (
    <Zone
      title={t("people.about")}
      aside={
        !isEditing && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPencil size={14} aria-hidden />}
            onClick={editing.open}
          >
            {t("people.edit")}
          </Button>
        )
      }
    >
      {isEditing ? <EditPerson person={person} onDone={editing.close} /> : <Facts person={person} />}
    </Zone>
  );
}

function Facts({ person }: { person: Person }) {
  const { t, i18n } = useTranslation();
  const facts: [string, ReactNode][] = [
    [t("people.organisation"), person.organisation?.name],
    [t("people.position"), person.position],
    [t("people.city"), person.city],
    [t("people.responsible"), person.responsible?.name ?? t("common.nobody")],
    [t("people.language"), person.language && LANGUAGE_NAMES[person.language]],
    [t("people.timezone"), person.timezone && <LocalTime zone={person.timezone} />],
    [t("people.birthday"), person.birthday && fullDate(person.birthday, i18n.language)],
    [t("people.source"), person.source],
    [t("people.notes"), person.notes],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== "")
        .map(([label, value]) => (
          <div key={label} style={{ display: "contents" }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Their clock beside mine: is it a decent hour to call? */
function LocalTime({ zone }: { zone: string }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  return (
    <>
      {zone}
      <span className={styles.under}>
        {t("people.theirs_local", { time: clockTime(now, i18n.language, zone) })}
      </span>
    </>
  );
}

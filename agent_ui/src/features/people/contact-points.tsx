/** Phones, mail and addresses of a contact: call, add, correct, mark as wrong. */
import { ActionIcon, Anchor, Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import {
  IconMail,
  IconMapPin,
  IconMessage,
  IconPencil,
  IconPhone,
  IconPlus,
  type Icon,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/errors";
import type { Person } from "@/api/types";
import { DialButton } from "@/calling/dial-button";
import { showNumber } from "@/lib/phone";
import { FormEnd } from "@/ui/form-end";
import { Zone } from "@/ui/page";
import { Tag } from "@/ui/tag";
import { useSaveContactPoint, type ContactPoint } from "./api";
import styles from "./people.module.css";

const ICONS: Record<ContactPoint["kind"], Icon> = {
  phone: IconPhone,
  email: IconMail,
  messenger: IconMessage,
  address: IconMapPin,
};
const POINT_KINDS = ["phone", "email", "messenger", "address"] as const;
const STATUSES = ["works", "wrong", "do_not_use"] as const;

export function ContactPoints({ person }: { person: Person }) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<ContactPoint | "new" | null>(null);
  return (
    <Zone
      title={t("people.points.title")}
      aside={
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setEdited("new")}
        >
          {t("people.points.add")}
        </Button>
      }
    >
      {person.contact_points.length === 0 && <span className={styles.faint}>{t("people.points.none")}</span>}
      {person.contact_points.map((point) => (
        <Point key={point.id} point={point} personId={person.id} onEdit={() => setEdited(point)} />
      ))}
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={edited === "new" ? t("people.points.add") : t("people.points.title")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        {edited !== null && (
          <PointForm
            personId={person.id}
            point={edited === "new" ? null : edited}
            onDone={() => setEdited(null)}
          />
        )}
      </Modal>
    </Zone>
  );
}

function Point({ point, personId, onEdit }: { point: ContactPoint; personId: string; onEdit: () => void }) {
  const { t } = useTranslation();
  const Glyph = ICONS[point.kind];
  const shown = point.kind === "phone" ? showNumber(point.value) : point.value;
  const works = point.status === "works";
  const notes = [point.label, point.extension && t("people.points.ext", { extension: point.extension })];
  return (
    <div className={styles.point}>
      {point.kind === "phone" && point.status !== "do_not_use" ? (
        <DialButton wish={{ contact_point_id: point.id, person_id: personId }} shown={point.value} />
      ) : (
        <Glyph size={17} className={styles.pointIcon} aria-hidden />
      )}
      <span>
        <span className={works ? undefined : styles.spent}>
          {point.kind === "email" && works ? (
            <Anchor fz="inherit" href={`mailto:${point.value}`}>
              {shown}
            </Anchor>
          ) : (
            shown
          )}
        </span>
        <span className={styles.under}>{notes.filter(Boolean).join(" · ")}</span>
      </span>
      <Group gap={4} wrap="nowrap">
        {!works && <Tag tone="bad">{t(`people.points.statuses.${point.status}`)}</Tag>}
        <ActionIcon size="md" aria-label={t("people.points.edit", { value: shown })} onClick={onEdit}>
          <IconPencil size={15} aria-hidden />
        </ActionIcon>
      </Group>
    </div>
  );
}

const NEW = {
  kind: "phone" as ContactPoint["kind"],
  value: "",
  label: "",
  extension: "",
  status: "works" as const,
};

interface PointFormProps {
  personId: string;
  point: ContactPoint | null;
  onDone: () => void;
}

function PointForm({ personId, point, onDone }: PointFormProps) {
  const { t } = useTranslation();
  const save = useSaveContactPoint(personId);
  const form = useForm<Pick<ContactPoint, "kind" | "value" | "label" | "extension" | "status">>({
    initialValues: point ?? NEW,
  });
  const submit = ({ kind, value, label, extension, status }: typeof form.values) =>
    save.mutate(
      { id: point?.id ?? null, body: { kind, value, label, extension, status } },
      {
        onSuccess: onDone,
        onError: (error) => {
          if (error instanceof ApiError) form.setErrors(error.fields);
        },
      },
    );
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <Select
          label={t("people.points.kind")}
          disabled={point !== null}
          data={POINT_KINDS.map((kind) => ({ value: kind, label: t(`people.points.kinds.${kind}`) }))}
          {...form.getInputProps("kind")}
        />
        <TextInput
          label={t(`people.points.kinds.${form.values.kind}`)}
          required
          data-autofocus
          {...form.getInputProps("value")}
        />
        <Group grow align="flex-start">
          <TextInput
            label={t("people.points.label")}
            placeholder={t("people.points.label_hint")}
            {...form.getInputProps("label")}
          />
          {form.values.kind === "phone" && (
            <TextInput label={t("people.points.extension")} {...form.getInputProps("extension")} />
          )}
        </Group>
        {point !== null && (
          <Select
            label={t("people.points.status")}
            data={STATUSES.map((status) => ({ value: status, label: t(`people.points.statuses.${status}`) }))}
            {...form.getInputProps("status")}
          />
        )}
        <FormEnd save={save} onCancel={onDone} />
      </Stack>
    </form>
  );
}

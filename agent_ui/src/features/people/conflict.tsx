/** Two people saved the same contact: what each changed, and a choice for every field both touched. */
import { Button, Group, SegmentedControl, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Person } from "@/api/types";
import { fieldLabel, inWords } from "./field-words";
import { compare } from "./changes";
import { FIELDS, valuesOf, type Field, type Values } from "./person-fields";
import styles from "./people.module.css";

interface ConflictProps {
  base: Values;
  mine: Values;
  current: Person;
  userName: (id: string) => string;
  onChoose: (changes: Partial<Values>) => void;
  onDrop: () => void;
}

export function Conflict({ base, mine, current, userName, onChoose, onDrop }: ConflictProps) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Partial<Record<Field, "mine" | "theirs">>>({});
  const { clashes, theirs, patch } = compare(FIELDS, { base, mine, theirs: valuesOf(current) });
  const show = (field: Field, value: string) =>
    inWords(t, field, value, userName) || t("people.conflict.empty");

  const save = () => {
    const kept = Object.entries(patch).filter(([field]) => choice[field as Field] !== "theirs");
    onChoose(Object.fromEntries(kept));
  };
  return (
    <Stack gap="sm" role="alert">
      <div>
        <strong>{t("people.conflict.title")}</strong>
        <p style={{ margin: "4px 0 0" }}>{t("people.conflict.text")}</p>
      </div>
      {clashes.length > 0 && (
        <table className={styles.conflict}>
          <tbody>
            {clashes.map((clash) => (
              <tr key={clash.field}>
                <th scope="row">{fieldLabel(t, clash.field)}</th>
                <td>
                  <SegmentedControl
                    size="xs"
                    orientation="vertical"
                    fullWidth
                    aria-label={fieldLabel(t, clash.field)}
                    value={choice[clash.field] ?? "mine"}
                    onChange={(side) => setChoice({ ...choice, [clash.field]: side })}
                    data={[
                      {
                        value: "mine",
                        label: `${t("people.conflict.mine")}: ${show(clash.field, clash.mine)}`,
                      },
                      {
                        value: "theirs",
                        label: `${t("people.conflict.theirs")}: ${show(clash.field, clash.theirs)}`,
                      },
                    ]}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {theirs.length > 0 && (
        <div>
          {t("people.conflict.kept")}
          <ul style={{ margin: "4px 0 0", paddingLeft: 18 }}>
            {theirs.map((change) => (
              <li key={change.field}>
                {fieldLabel(t, change.field)}: {show(change.field, change.theirs)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Group gap="xs" justify="flex-end">
        <Button variant="default" onClick={onDrop}>
          {t("people.conflict.drop")}
        </Button>
        <Button onClick={save}>{t("people.conflict.save")}</Button>
      </Group>
    </Stack>
  );
}

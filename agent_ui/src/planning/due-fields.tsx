/** When: presets, a day, a time or none. */
import { Button, Checkbox, Group, Stack } from "@mantine/core";
import { DateInput, TimePicker } from "@mantine/dates";
import { useTranslation } from "react-i18next";
import { dueInput, type DueInput } from "./due";
import { PRESETS, presetTime } from "./presets";

interface DueFieldsProps {
  value: DueInput;
  onChange: (value: DueInput) => void;
  error?: string | undefined;
}

export function DueFields({ value, onChange, error }: DueFieldsProps) {
  const { t } = useTranslation();
  return (
    <Stack gap={6}>
      <Group gap={6}>
        {PRESETS.map((preset) => (
          <Button
            key={preset}
            size="compact-sm"
            variant="default"
            onClick={() => onChange(dueInput(presetTime(preset, new Date())))}
          >
            {t(`planning.preset.${preset}`)}
          </Button>
        ))}
      </Group>
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <DateInput
          flex={1}
          miw={130}
          label={t("planning.form.date")}
          valueFormat="D MMM YYYY"
          minDate={new Date()}
          value={value.day || null}
          onChange={(day) => onChange({ ...value, day: day ?? "" })}
          error={error}
        />
        <TimePicker
          w={96}
          label={t("planning.form.time")}
          hoursInputLabel={t("planning.form.hours")}
          minutesInputLabel={t("planning.form.minutes")}
          disabled={value.allDay}
          value={value.time}
          onChange={(time) => onChange({ ...value, time })}
        />
      </Group>
      <Checkbox
        size="xs"
        label={t("planning.form.all_day")}
        checked={value.allDay}
        onChange={(event) => onChange({ ...value, allDay: event.currentTarget.checked })}
      />
    </Stack>
  );
}

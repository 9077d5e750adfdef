/** How a form ends: what went wrong when it was saved, Cancel, Save. */
import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "./notes";

interface Saving {
  isError: boolean;
  isPending: boolean;
  error: unknown;
}

export function FormEnd({ save, onCancel, label }: { save: Saving; onCancel: () => void; label?: string }) {
  const { t } = useTranslation();
  return (
    <>
      {save.isError && <ErrorNote error={save.error} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t("common.cancel")}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {label ?? t("common.save")}
        </Button>
      </Group>
    </>
  );
}

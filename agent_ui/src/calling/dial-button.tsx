/** The round green "call" beside a number; goes to the workplace, where the stages are shown. */
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconPhone } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { showNumber } from "@/lib/phone";
import { useDial, type DialWish } from "./dial";

export function DialButton({
  wish,
  shown,
  size = "md",
}: {
  wish: DialWish;
  shown: string;
  size?: "sm" | "md" | "lg";
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const dial = useDial();
  const label = t("dial.call_number", { number: showNumber(shown) });
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="light"
        color="pine"
        radius="xl"
        size={size}
        aria-label={label}
        loading={dial.isPending}
        onClick={(event) => {
          event.stopPropagation();
          dial.mutate(wish, { onSuccess: () => void navigate({ to: "/" }) });
        }}
      >
        <IconPhone size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

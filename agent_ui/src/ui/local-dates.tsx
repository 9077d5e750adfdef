/** Calendars in the reader's language, weeks from Monday. */
import { DatesProvider } from "@mantine/dates";
import "dayjs/locale/ru";
import "dayjs/locale/uk";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

export function LocalDates({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  return <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1 }}>{children}</DatesProvider>;
}

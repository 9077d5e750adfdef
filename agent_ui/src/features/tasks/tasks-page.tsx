/** To be filled. */
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/notes";
import { Page } from "@/ui/page";

export function TasksPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.tasks")}>
      <EmptyState title={t("nav.tasks")} />
    </Page>
  );
}

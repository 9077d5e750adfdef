/** To be filled. */
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/notes";
import { Page } from "@/ui/page";

export function AdminPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.admin")}>
      <EmptyState title={t("nav.admin")} />
    </Page>
  );
}

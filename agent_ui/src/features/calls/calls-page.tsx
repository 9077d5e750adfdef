/** To be filled. */
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/notes";
import { Page } from "@/ui/page";

export function CallsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.calls")}>
      <EmptyState title={t("nav.calls")} />
    </Page>
  );
}

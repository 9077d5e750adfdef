/** To be filled. */
import { useTranslation } from "react-i18next";
import { EmptyState } from "@/ui/notes";
import { Page } from "@/ui/page";

export function PeoplePage() {
  const { t } = useTranslation();
  return (
    <Page title={t("nav.people")}>
      <EmptyState title={t("nav.people")} />
    </Page>
  );
}

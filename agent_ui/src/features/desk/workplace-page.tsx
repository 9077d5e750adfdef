/** The agent's workplace. */
import { useTranslation } from "react-i18next";
import { Page } from "@/ui/page";

export function WorkplacePage() {
  const { t } = useTranslation();
  return <Page title={t("nav.desk")}>{null}</Page>;
}

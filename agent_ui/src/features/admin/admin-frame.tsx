/** What the pages of administration share: the tabs, and a plain word to whoever may not be here. */
import { IconLock } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { atLeast, useMe } from "@/session/me";
import { EmptyState } from "@/ui/notes";
import { Page } from "@/ui/page";
import styles from "./admin.module.css";

const TABS = ["users", "teams", "lines", "queues", "pauses", "status"] as const;

export function AdminFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const isAdmin = atLeast(useMe(), "admin");
  if (!isAdmin)
    return (
      <Page title={t("admin.title")}>
        <EmptyState icon={IconLock} title={t("admin.not_allowed_title")}>
          <span>{t("admin.not_allowed_text")}</span>
        </EmptyState>
      </Page>
    );
  return (
    <Page
      title={t("admin.title")}
      actions={actions}
      toolbar={
        <nav className={styles.tabs} aria-label={t("admin.title")}>
          {TABS.map((tab) => (
            <Link key={tab} to={`/admin/${tab}`} className={styles.tab}>
              {t(`admin.nav.${tab}`)}
            </Link>
          ))}
        </nav>
      }
    >
      {children}
    </Page>
  );
}

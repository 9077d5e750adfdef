/** The slim rail on the left. */
import { Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "@/session/me";
import { placesFor } from "./places";
import styles from "./shell.module.css";

export function Nav() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <nav className={styles.rail} aria-label={t("nav.label")}>
      {placesFor(me).map(({ to, word, icon: Glyph }) => (
        <Tooltip key={to} label={t(`nav.${word}`)} position="right">
          <Link to={to} className={styles.place} activeOptions={{ exact: to === "/" }}>
            <Glyph size={21} stroke={1.7} aria-hidden />
            <span>{t(`nav.${word}`)}</span>
          </Link>
        </Tooltip>
      ))}
    </nav>
  );
}

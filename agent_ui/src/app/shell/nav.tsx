/** The slim rail on the left. */
import { Tooltip } from "@mantine/core";
import {
  IconAddressBook,
  IconChecklist,
  IconHeadset,
  IconPhoneCall,
  IconSettings,
  type Icon,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Role } from "@/api/types";
import { atLeast, useMe } from "@/session/me";
import styles from "./shell.module.css";

interface Place {
  to: "/" | "/people" | "/tasks" | "/calls" | "/admin";
  word: "desk" | "people" | "tasks" | "calls" | "admin";
  icon: Icon;
  from: Role;
}

const PLACES: Place[] = [
  { to: "/", word: "desk", icon: IconHeadset, from: "agent" },
  { to: "/people", word: "people", icon: IconAddressBook, from: "agent" },
  { to: "/tasks", word: "tasks", icon: IconChecklist, from: "agent" },
  { to: "/calls", word: "calls", icon: IconPhoneCall, from: "agent" },
  { to: "/admin", word: "admin", icon: IconSettings, from: "admin" },
];

export function Nav() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <nav className={styles.rail} aria-label={t("nav.label")}>
      {PLACES.filter((place) => atLeast(me, place.from)).map(({ to, word, icon: Glyph }) => (
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

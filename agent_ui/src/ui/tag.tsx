/** A state in words, with an icon and a colour: never the colour alone. */
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./tag.module.css";

export type Tone = "good" | "ring" | "talk" | "wrap" | "rest" | "bad" | "off";

export function Tag({ tone, icon: Glyph, children }: { tone: Tone; icon?: Icon; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {Glyph !== undefined && <Glyph size={14} stroke={2} aria-hidden />}
      {children}
    </span>
  );
}

/** The one movable border; mouse or arrow keys, remembered. */
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import styles from "./workplace.module.css";

interface SplitterProps {
  width: number;
  least: number;
  most: number;
  onWidth: (width: number) => void;
}

export function Splitter({ width, least, most, onWidth }: SplitterProps) {
  const { t } = useTranslation();
  const start = useRef<{ x: number; width: number } | null>(null);
  const set = (wanted: number) => onWidth(Math.round(Math.min(most, Math.max(least, wanted))));
  const move = (event: PointerEvent) => {
    if (start.current !== null) set(start.current.width + start.current.x - event.clientX);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") set(width + 16);
    if (event.key === "ArrowRight") set(width - 16);
  };
  return (
    <div
      className={styles.splitter}
      role="separator"
      aria-orientation="vertical"
      aria-label={t("dossier.width")}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = { x: event.clientX, width };
      }}
      onPointerMove={move}
      onPointerUp={() => (start.current = null)}
    />
  );
}

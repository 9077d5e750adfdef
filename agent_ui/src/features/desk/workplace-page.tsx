/** The agent's workplace: calls on the left, the conversation in the middle, the person on the right. */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "@/live/live-store";
import { Loading } from "@/ui/notes";
import { CallZone } from "./call-zone";
import { Dossier } from "./dossier/dossier";
import { DueList } from "./due-list";
import { Roster } from "./roster";
import { useCards } from "./selection";
import { Splitter } from "./splitter";
import { StartShift } from "./start-shift";
import styles from "./workplace.module.css";

const KEPT = "dossier-width";
const WIDTHS = { least: 280, most: 520, usual: 320 };

export function WorkplacePage() {
  const { t } = useTranslation();
  const { agent } = useLive();
  const { shown } = useCards();
  const [width, setWidth] = useState(() => Number(localStorage.getItem(KEPT)) || WIDTHS.usual);
  useEffect(() => localStorage.setItem(KEPT, String(width)), [width]);
  if (agent === null) return <Loading />;

  const middle =
    shown !== null ? (
      <CallZone key={shown.call_id} card={shown} />
    ) : agent.state === "offline" ? (
      <StartShift />
    ) : (
      <DueList />
    );
  return (
    <div
      className={styles.desk}
      data-with-dossier={shown !== null}
      style={{ "--dossier": `${width}px` } as object}
    >
      {shown === null && agent.state !== "offline" && <h1 className="visually-hidden">{t("nav.desk")}</h1>}
      <Roster />
      <div className={styles.middle}>{middle}</div>
      {shown !== null && (
        <>
          <Splitter width={width} {...WIDTHS} onWidth={setWidth} />
          <Dossier key={shown.call_id} card={shown} />
        </>
      )}
    </div>
  );
}

/** The operating system says that somebody calls; the notice stays until answered. Title of the tab too. */
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { isRingingHere, useLive } from "@/live/live-store";
import { useLeading } from "@/phone/state";
import { cardTitle } from "./card-words";

export function useRingNotice(): void {
  const { t } = useTranslation();
  const { cards, agent } = useLive();
  const leading = useLeading();
  const card = cards.find(isRingingHere);
  const title = card === undefined ? null : cardTitle(card, t);
  const speaks = leading || agent?.line?.kind === "softphone";

  useEffect(() => {
    document.title = title === null ? t("app.title") : `☎ ${title}`;
  }, [title, t]);

  useEffect(() => {
    if (title === null || !speaks || !("Notification" in window) || Notification.permission !== "granted")
      return;
    const notice = new Notification(t("call.ringing_in"), {
      body: title,
      tag: "ringing",
      requireInteraction: true,
    });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
    return () => notice.close();
  }, [title, speaks, t]);
}

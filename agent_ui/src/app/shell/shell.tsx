/** What surrounds every page of a signed-in person: rail, status bar, keys, the live connection and the phone. */
import { useMantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { whenSessionOver } from "@/api/client";
import { useCallControls } from "@/calling/controls";
import { useRingNotice } from "@/calling/ring-notice";
import { useKeys } from "@/lib/use-keys";
import { connectLive } from "@/live/connection";
import { useSoftphone } from "@/phone/use-softphone";
import { useMe } from "@/session/me";
import { KeysHelp } from "./keys-help";
import { Nav } from "./nav";
import { Palette } from "./palette";
import styles from "./shell.module.css";
import { StatusBar } from "./status-bar";

function useLiveConnection() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    // The connection and a request both tell; the second finds the sign-in page already open.
    const over = () => {
      if (router.state.location.pathname === "/login") return;
      const back = router.state.location.href;
      queryClient.clear();
      void navigate({ to: "/login", search: { back, why: "session_expired" } });
    };
    whenSessionOver(over);
    return connectLive({ queryClient, onSessionOver: over });
  }, [queryClient, navigate, router]);
}

export function Shell() {
  const me = useMe();
  const [helpOpen, setHelpOpen] = useState(false);
  const { setColorScheme } = useMantineColorScheme();
  const controls = useCallControls();
  useLiveConnection();
  useSoftphone(me.id);
  useRingNotice();
  useEffect(() => setColorScheme(me.color_scheme), [me.color_scheme, setColorScheme]);
  useKeys({
    "?": () => setHelpOpen(true),
    "Alt+A": controls.canAnswer ? controls.answer : undefined,
    "Alt+H": controls.canHold ? controls.toggleHold : undefined,
    "Alt+M": controls.canHold ? controls.toggleMute : undefined,
    "Alt+E": controls.card !== null ? () => controls.hangUp() : undefined,
  });
  return (
    <div className={styles.shell}>
      <Nav />
      <StatusBar onKeys={() => setHelpOpen(true)} />
      <main className={styles.main}>
        <Outlet />
      </main>
      <Palette />
      <KeysHelp opened={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

/** The bar on top of every page. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { IconKeyboard, IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AccountMenu } from "./account-menu";
import { AgentMenu } from "./agent-menu";
import { CallStrip } from "./call-strip";
import { LinkLamp, PhoneLamp, SoundLamp } from "./lamps";
import styles from "./status-bar.module.css";

export function StatusBar({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation();
  return (
    <section className={styles.bar} aria-label={t("bar.label")}>
      <AgentMenu />
      <CallStrip />
      <span className={styles.space} />
      <SoundLamp />
      <PhoneLamp />
      <LinkLamp />
      <Button
        variant="default"
        size="compact-sm"
        className={styles.search}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={<kbd>Ctrl K</kbd>}
        onClick={() => spotlight.open()}
      >
        {t("common.search")}
      </Button>
      <Tooltip label={`${t("bar.keys")} (?)`}>
        <ActionIcon aria-label={t("bar.keys")} onClick={onKeys}>
          <IconKeyboard size={19} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <AccountMenu />
    </section>
  );
}

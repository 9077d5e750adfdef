/** Give the call to a colleague, by name with what they do now, or to a number; ask them first or not. */
import { Button, Popover, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconParking, IconPhoneCall } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallCard } from "@/api/types";
import { AGENT_LOOKS } from "@/ui/agent-looks";
import { Tag } from "@/ui/tag";
import { targetsQuery, usePark, useTransfer, type Receiver, type Target } from "./api";
import { asNumber, canRing, matching } from "./targets";
import styles from "./transfer.module.css";

function Presence({ target }: { target: Target }) {
  const { t } = useTranslation();
  if (!canRing(target)) {
    return <Tag tone="bad">{t("transfer.line_in_use")}</Tag>;
  }
  const state = target.agent_state ?? "offline";
  const { tone, icon } = AGENT_LOOKS[state];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`state.${state}`)}
    </Tag>
  );
}

interface WaysProps {
  name: string;
  disabled?: boolean;
  onAsk: () => void;
  onGive: () => void;
}

function Ways({ name, disabled = false, onAsk, onGive }: WaysProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        size="compact-sm"
        disabled={disabled}
        aria-label={t("transfer.ask_name", { name })}
        onClick={onAsk}
      >
        {t("transfer.ask")}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={disabled}
        aria-label={t("transfer.give_name", { name })}
        onClick={onGive}
      >
        {t("transfer.give")}
      </Button>
    </>
  );
}

function Targets({ card, onSent }: { card: CallCard; onSent: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const targets = useQuery(targetsQuery());
  const transfer = useTransfer(card.call_id, onSent);
  const park = usePark(card.call_id, onSent);
  const number = asNumber(typed);
  const found = matching(targets.data ?? [], typed);
  const ways = (to: Receiver) => ({
    onAsk: () => transfer.mutate({ kind: "attended", to }),
    onGive: () => transfer.mutate({ kind: "blind", to }),
  });
  return (
    <div className={styles.box}>
      <TextInput
        label={t("transfer.to")}
        placeholder={t("transfer.hint")}
        value={typed}
        data-autofocus
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className={styles.list}>
        {number !== null && (
          <li className={styles.target}>
            <span className={styles.who}>{number}</span>
            <Ways name={number} disabled={transfer.isPending} {...ways({ number })} />
          </li>
        )}
        {found.map((target) => (
          <li key={target.line_id} className={styles.target}>
            <span className={styles.who}>
              {target.user.name}
              <span className={styles.extension}>{target.extension}</span>
            </span>
            <Presence target={target} />
            <Ways
              name={target.user.name}
              disabled={transfer.isPending || !canRing(target)}
              {...ways({ line_id: target.line_id })}
            />
          </li>
        ))}
      </ul>
      {targets.isSuccess && found.length === 0 && number === null && (
        <p className={styles.none}>{t("transfer.nobody")}</p>
      )}
      <Button
        fullWidth
        mt="sm"
        variant="default"
        leftSection={<IconParking size={18} aria-hidden />}
        loading={park.isPending}
        onClick={() => park.mutate()}
      >
        {t("transfer.park")}
      </Button>
    </div>
  );
}

export function TransferButton({ card }: { card: CallCard }) {
  const { t } = useTranslation();
  const [isOpen, { close, toggle }] = useDisclosure(false);
  return (
    <Popover position="bottom-end" shadow="md" trapFocus opened={isOpen} onDismiss={close}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconPhoneCall size={18} aria-hidden />}
          aria-expanded={isOpen}
          onClick={toggle}
        >
          {t("transfer.button")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Targets card={card} onSent={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

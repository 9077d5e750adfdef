/** Language, colours, sign out. */
import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api, take } from "@/api/client";
import type { Me } from "@/api/types";
import { LANGUAGE_NAMES, LANGUAGES, setLanguage } from "@/i18n";
import { meQuery, useMe } from "@/session/me";
import { showError } from "@/ui/toast";

const SCHEMES = [
  { value: "auto", icon: IconDeviceDesktop },
  { value: "light", icon: IconSun },
  { value: "dark", icon: IconMoon },
] as const;

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join("");

export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const change = useMutation({
    mutationFn: (wish: Partial<Pick<Me, "language" | "color_scheme">>) =>
      take(api.PATCH("/api/me", { body: wish })),
    onSuccess: async (changed) => {
      queryClient.setQueryData(meQuery().queryKey, changed);
      setColorScheme(changed.color_scheme);
      await setLanguage(changed.language);
    },
    onError: showError,
  });
  const leave = useMutation({
    mutationFn: () => api.POST("/api/auth/logout"),
    onSuccess: async () => {
      await navigate({ to: "/login" });
      queryClient.clear();
    },
    onError: showError,
  });

  return (
    <Menu withinPortal={false} position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <UnstyledButton aria-label={`${initials(me.name)}, ${t("bar.account")}`}>
          <Avatar size={32} radius="xl" color="pine" variant="light">
            {initials(me.name)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name}
          {me.team && ` · ${me.team.name}`}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t("lang.choose")}</Menu.Label>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={me.language === language ? <IconCheck size={15} /> : null}
            onClick={() => change.mutate({ language })}
          >
            {LANGUAGE_NAMES[language]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t("bar.scheme")}</Menu.Label>
        {SCHEMES.map(({ value, icon: Glyph }) => (
          <Menu.Item
            key={value}
            leftSection={<Glyph size={16} />}
            rightSection={me.color_scheme === value ? <IconCheck size={15} /> : null}
            onClick={() => change.mutate({ color_scheme: value })}
          >
            {t(`bar.schemes.${value}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leave.mutate()}>
          {t("bar.sign_out")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

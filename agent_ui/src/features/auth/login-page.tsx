/** Signing in. */
import { Button, PasswordInput, SegmentedControl, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useState, type SyntheticEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/api/client";
import { LANGUAGE_NAMES, LANGUAGES, setLanguage, type Language } from "@/i18n";
import { meQuery } from "@/session/me";
import { ErrorNote } from "@/ui/notes";
import styles from "./login-page.module.css";

const route = getRouteApi("/login");

export function LoginPage() {
  const { t, i18n } = useTranslation();
  const { back, why } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: () => take(api.POST("/api/auth/login", { body: { login: login.trim(), password } })),
    onSuccess: (me) => {
      queryClient.setQueryData(meQuery().queryKey, me);
      router.history.push(back ?? "/");
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <main className={styles.page}>
      <div className={styles.side} aria-hidden>
        <img src="/assets/icon.svg" alt="" width={56} height={56} />
        <p>{t("app.title")}</p>
      </div>
      <div className={styles.formSide}>
        <form className={styles.form} onSubmit={submit}>
          <h1>{t("login.title")}</h1>
          <p className={styles.lead}>{t("login.lead")}</p>
          {why === "session_expired" && !enter.isError && (
            <p className={styles.expired} role="status">
              {t("login.expired")}
            </p>
          )}
          {enter.isError && <ErrorNote error={enter.error} />}
          <TextInput
            label={t("login.login")}
            autoComplete="username"
            autoFocus
            required
            withAsterisk={false}
            value={login}
            onChange={(event) => setLogin(event.currentTarget.value)}
          />
          <PasswordInput
            label={t("login.password")}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={enter.isPending} fullWidth size="md">
            {t("login.enter")}
          </Button>
          <SegmentedControl
            size="xs"
            aria-label={t("lang.choose")}
            value={i18n.language}
            onChange={(language) => void setLanguage(language as Language)}
            data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        </form>
      </div>
    </main>
  );
}

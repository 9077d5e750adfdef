/** Ctrl+K: go to a page, find a person, dial what was typed. */
import { Spotlight } from "@mantine/spotlight";
import { useDebouncedValue } from "@mantine/hooks";
import { IconArrowRight, IconPhone, IconSearch, IconUser } from "@tabler/icons-react";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/api/client";
import { useDial } from "@/calling/dial";
import { looksDialable, showNumber } from "@/lib/phone";
import { useMe } from "@/session/me";
import { placesFor } from "./places";

const SHOWN = 7;

const foundQuery = (q: string) =>
  queryOptions({
    queryKey: ["people", "palette", q],
    queryFn: () => take(api.GET("/api/people", { params: { query: { q, limit: SHOWN } } })),
    enabled: q.length >= 2,
    staleTime: 30_000,
  });

export function Palette() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const dial = useDial();
  const [typed, setTyped] = useState("");
  const [query] = useDebouncedValue(typed.trim(), 180);
  const found = useQuery(foundQuery(query)).data?.items ?? [];

  const wanted = typed.trim().toLowerCase();
  const pages = placesFor(me).filter(({ word }) => t(`nav.${word}`).toLowerCase().includes(wanted));
  const people = query.length >= 2 ? found : [];
  const number = looksDialable(typed) ? typed.trim() : null;
  const call = (wish: { number?: string; person_id?: string }) =>
    dial.mutate(wish, { onSuccess: () => void navigate({ to: "/" }) });

  return (
    <Spotlight.Root
      query={typed}
      onQueryChange={setTyped}
      shortcut={["mod + K", "mod + Л"]}
      tagsToIgnore={[]}
      maxHeight={420}
      overlayProps={{ backgroundOpacity: 0.35, blur: 1 }}
      scrollable
    >
      <Spotlight.Search
        placeholder={t("palette.placeholder")}
        aria-label={t("palette.placeholder")}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {number !== null && (
          <Spotlight.ActionsGroup label={t("palette.dial")}>
            <Spotlight.Action
              label={t("dial.call_number", { number: showNumber(number) })}
              leftSection={<IconPhone size={18} aria-hidden />}
              onClick={() => call({ number })}
            />
          </Spotlight.ActionsGroup>
        )}
        {people.length > 0 && (
          <Spotlight.ActionsGroup label={t("palette.people")}>
            {people.map((person) => (
              <Spotlight.Action
                key={person.id}
                label={person.name}
                description={[person.organisation?.name, person.phone && showNumber(person.phone)]
                  .filter(Boolean)
                  .join(" · ")}
                leftSection={<IconUser size={18} aria-hidden />}
                onClick={() => void navigate({ to: "/people/$personId", params: { personId: person.id } })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t("palette.pages")}>
            {pages.map(({ to, word }) => (
              <Spotlight.Action
                key={to}
                label={t(`nav.${word}`)}
                leftSection={<IconArrowRight size={18} aria-hidden />}
                onClick={() => void navigate({ to })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {number === null && people.length === 0 && pages.length === 0 && (
          <Spotlight.Empty>{t("palette.nothing")}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

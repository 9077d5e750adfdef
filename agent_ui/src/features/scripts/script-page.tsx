/** One script: read a version page by page, or edit its draft. */
import { ActionIcon, Group, SegmentedControl, Select, Tooltip } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { friendlyTime } from "@/lib/time";
import { ErrorNote, Loading } from "@/ui/notes";
import { Page } from "@/ui/page";
import { scriptQuery, versionQuery, type ScriptFull } from "./api";
import { DraftEditor } from "./draft-editor";
import { Reader } from "./reader";
import { TABS } from "./routes";
import { ScriptStateTag } from "./script-state";

export function ScriptPage() {
  const { t } = useTranslation();
  const { scriptId } = useParams({ from: "/shell/scripts/$scriptId" });
  const search = useSearch({ from: "/shell/scripts/$scriptId" });
  const navigate = useNavigate({ from: "/scripts/$scriptId" });
  const query = useQuery(scriptQuery(scriptId));
  if (query.isPending) return <Loading />;
  if (query.data === undefined)
    return (
      <Page title={<BackLink />}>
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  const script = query.data;
  const tab = search.tab ?? "read";
  const version = search.version ?? script.current_version ?? "draft";
  return (
    <Page
      title={
        <Group gap="xs">
          <BackLink />
          {script.title}
          <ScriptStateTag state={script.state} />
        </Group>
      }
      toolbar={
        <>
          <SegmentedControl
            aria-label={script.title}
            value={tab}
            onChange={(next) => void navigate({ search: (old) => ({ ...old, tab: next }), replace: true })}
            data={TABS.map((value) => ({ value, label: t(`scripts.tab.${value}`) }))}
          />
          {tab === "read" && (
            <VersionSelect
              script={script}
              version={version}
              onChange={(next) =>
                void navigate({ search: (old) => ({ ...old, version: next }), replace: true })
              }
            />
          )}
        </>
      }
    >
      {tab === "edit" ? (
        <DraftEditor key={scriptId} script={script} />
      ) : version === "draft" ? (
        <Reader document={script.draft} />
      ) : (
        <VersionReader scriptId={scriptId} version={version} />
      )}
    </Page>
  );
}

function BackLink() {
  const { t } = useTranslation();
  return (
    <Tooltip label={t("scripts.back")}>
      <ActionIcon aria-label={t("scripts.back")} renderRoot={(props) => <Link to="/scripts" {...props} />}>
        <IconArrowLeft size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

interface VersionSelectProps {
  script: ScriptFull;
  version: number | "draft";
  onChange: (version: number | "draft") => void;
}

function VersionSelect({ script, version, onChange }: VersionSelectProps) {
  const { t, i18n } = useTranslation();
  const published = script.versions.map((one) => ({
    value: String(one.version),
    label: [
      t("scripts.version", { number: one.version }),
      one.version === script.current_version && `(${t("scripts.current")})`,
      friendlyTime(one.published_at, i18n.language),
    ]
      .filter(Boolean)
      .join(" "),
  }));
  return (
    <Select
      w={300}
      aria-label={t("scripts.tab.versions")}
      data={[{ value: "draft", label: t("scripts.draft") }, ...published]}
      value={String(version)}
      onChange={(next) => onChange(next === null || next === "draft" ? "draft" : Number(next))}
    />
  );
}

function VersionReader({ scriptId, version }: { scriptId: string; version: number }) {
  const query = useQuery(versionQuery(scriptId, version));
  if (query.isPending) return <Loading />;
  if (query.data === undefined) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
  return <Reader document={query.data.document} />;
}

/** The filters of the call history; all of them live in the address. */
import { DatePickerInput } from "@mantine/dates";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { queuesQuery, usersQuery } from "@/api/reference";
import { atLeast, useMe } from "@/session/me";
import { FilterSelect } from "@/ui/filter-select";
import { SearchBox } from "@/ui/search-box";
import { DIRECTIONS, END_REASONS, type CallsFilter } from "./api";

interface CallsFiltersProps {
  filter: CallsFilter;
  onChange: (change: CallsFilter) => void;
}

export function CallsFilters({ filter, onChange }: CallsFiltersProps) {
  const { t } = useTranslation();
  const users = useQuery(usersQuery());
  const queues = useQuery(queuesQuery(atLeast(useMe(), "admin")));
  return (
    <>
      <SearchBox
        label={t("calls.number")}
        width={170}
        value={filter.number ?? ""}
        onSearch={(number) => onChange({ number: number || undefined })}
      />
      <Period from={filter.from} to={filter.to} onChange={onChange} />
      <FilterSelect
        label={t("calls.any_direction")}
        width={170}
        value={filter.direction}
        options={DIRECTIONS.map((value) => ({ value, label: t(`calls.direction.${value}`) }))}
        onChange={(direction) => onChange({ direction })}
      />
      <FilterSelect
        label={t("calls.any_agent")}
        value={filter.agent_id}
        options={(users.data ?? []).map((user) => ({ value: user.id, label: user.name }))}
        onChange={(agent_id) => onChange({ agent_id })}
        width={165}
        searchable
      />
      {queues.data !== undefined && queues.data.length > 0 && (
        <FilterSelect
          label={t("calls.any_queue")}
          value={filter.queue_id}
          options={queues.data.map((queue) => ({ value: queue.id, label: queue.title }))}
          onChange={(queue_id) => onChange({ queue_id })}
          width={155}
        />
      )}
      <FilterSelect
        label={t("calls.any_result")}
        value={filter.end_reason}
        options={END_REASONS.map((value) => ({ value, label: t(`calls.end.${value}`) }))}
        onChange={(end_reason) => onChange({ end_reason })}
        width={190}
      />
    </>
  );
}

interface PeriodProps {
  from: string | undefined;
  to: string | undefined;
  onChange: (change: Pick<CallsFilter, "from" | "to">) => void;
}

/** Two days; the address changes when both are chosen. */
function Period({ from, to, onChange }: PeriodProps) {
  const { t } = useTranslation();
  const [halfChosen, setHalfChosen] = useState<string | null>(null);
  return (
    <DatePickerInput
      type="range"
      w={220}
      aria-label={t("calls.period")}
      placeholder={t("calls.period")}
      valueFormat="D MMM YYYY"
      allowSingleDateInRange
      clearable
      clearButtonProps={{ "aria-label": t("calls.any_period") }}
      maxDate={new Date()}
      value={halfChosen !== null ? [halfChosen, null] : [from ?? null, to ?? null]}
      onChange={([first, last]) => {
        const isHalf = first !== null && last === null;
        setHalfChosen(isHalf ? first : null);
        if (!isHalf) onChange({ from: first ?? undefined, to: last ?? undefined });
      }}
    />
  );
}

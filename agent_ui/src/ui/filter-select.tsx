/** One filter of a list: a choice that can be cleared; empty means any. */
import { Select } from "@mantine/core";

interface FilterSelectProps<Value extends string> {
  /** What empty means ("Any kind"); also the name for screen readers. */
  label: string;
  value: Value | undefined;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value | undefined) => void;
  width?: number;
  searchable?: boolean;
  /** Always one of the options: it cannot be cleared. */
  isRequired?: boolean;
}

export function FilterSelect<Value extends string>(props: FilterSelectProps<Value>) {
  const { label, value, options, onChange, width = 180, searchable = false, isRequired = false } = props;
  return (
    <Select
      w={width}
      aria-label={label}
      placeholder={label}
      clearable={!isRequired}
      searchable={searchable}
      clearButtonProps={{ "aria-label": label }}
      data={[...options]}
      value={value ?? null}
      onChange={(next) => onChange(options.find((option) => option.value === next)?.value)}
    />
  );
}

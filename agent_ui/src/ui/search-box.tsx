/** Search as you type: "/" comes here from anywhere on the page, ↓ goes on to the first row. */
import { TextInput } from "@mantine/core";
import { useDebouncedCallback, useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { focusFirstRow } from "./data-table";

interface SearchBoxProps {
  label: string;
  value: string;
  onSearch: (text: string) => void;
  width?: number;
}

export function SearchBox({ label, value, onSearch, width = 340 }: SearchBoxProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const search = useDebouncedCallback((next: string) => {
    sent.current = next.trim();
    onSearch(sent.current);
  }, 200);

  // The address changed by other means (Back, "clear filters"): the box follows it.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useHotkeys([["/", () => input.current?.focus()]]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    focusFirstRow();
  };
  return (
    <TextInput
      ref={input}
      type="search"
      w={width}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text === "" ? <kbd title={t("common.search_key")}>/</kbd> : undefined}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
      onKeyDown={onKeyDown}
    />
  );
}

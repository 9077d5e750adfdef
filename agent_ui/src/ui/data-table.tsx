/** Our one table: a head that stays, dense rows, arrows move, Enter or click opens a row, "show more" at the end. */
import { Button } from "@mantine/core";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./data-table.module.css";

export interface Column<Row> {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  width?: number | string;
  align?: "left" | "right";
}

const ROWS = "tbody tr[tabindex]";

/** From a search box above a list: on to its first row. */
export const focusFirstRow = () => document.querySelector<HTMLElement>(ROWS)?.focus();

const STEPS: Record<string, (rows: HTMLElement[], at: number) => HTMLElement | undefined> = {
  ArrowDown: (rows, at) => rows[at + 1],
  ArrowUp: (rows, at) => rows[at - 1],
  Home: (rows) => rows[0],
  End: (rows) => rows.at(-1),
};

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const rows = [...(event.currentTarget.closest("table")?.querySelectorAll<HTMLElement>(ROWS) ?? [])];
  event.preventDefault();
  step(rows, rows.indexOf(event.currentTarget))?.focus();
}

interface DataTableProps<Row> {
  /** What the table holds, for screen readers. */
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  onOpen?: (row: Row) => void;
  selected?: string;
  /** Present when there is another page to fetch. */
  onMore?: (() => void) | undefined;
  isLoadingMore?: boolean;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, onOpen, selected, onMore, isLoadingMore = false } = props;
  const { t } = useTranslation();
  const onKeyDown = (row: Row) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter") onOpen?.(row);
    else moveFocus(event);
  };
  return (
    <>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                style={{ width: column.width, textAlign: column.align ?? "left" }}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              aria-selected={selected === undefined ? undefined : selected === rowKey(row)}
              {...(onOpen && {
                className: styles.open,
                tabIndex: 0,
                onClick: () => onOpen(row),
                onKeyDown: onKeyDown(row),
              })}
            >
              {columns.map((column) => (
                <td key={column.key} style={{ textAlign: column.align ?? "left" }}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {onMore !== undefined && (
        <Button variant="subtle" size="xs" mt="xs" onClick={onMore} loading={isLoadingMore}>
          {t("common.show_more")}
        </Button>
      )}
    </>
  );
}

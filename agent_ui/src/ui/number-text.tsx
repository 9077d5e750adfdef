/** A phone number for reading: grouped, never broken over two lines, never markup. */
import { showNumber } from "@/lib/phone";

export function NumberText({ number }: { number: string }) {
  return (
    <span style={{ whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" }}>{showNumber(number)}</span>
  );
}

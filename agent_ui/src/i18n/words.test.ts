import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import en from "./en.json";
import ru from "./ru.json";
import uk from "./uk.json";

type Words = { [key: string]: string | Words };

/** Dotted keys; plural forms count as one key. */
function keysOf(words: Words, above = ""): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string"
      ? [above + key.replace(/_(zero|one|two|few|many|other)$/, "")]
      : keysOf(value, `${above}${key}.`),
  );
}

const unique = (keys: string[]) => [...new Set(keys)].sort();
const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test.") && !name.endsWith(".d.ts"))
  .map((name) => readFileSync(join("src", name), "utf8"))
  .join("\n");

test.each([
  ["ru", ru],
  ["uk", uk],
])("%s says everything that English says, and nothing else", (_, words) => {
  expect(unique(keysOf(words))).toEqual(unique(keysOf(en)));
});

test.each([
  ["ru", ru],
  ["uk", uk],
])("%s fills in the same values", (_, words) => {
  const holes = (text: string) => (text.match(/{{\w+}}/g) ?? []).sort().join();
  const flat = (tree: Words, above = ""): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[above + key, holes(value)] as [string, string]]
        : flat(value, `${above}${key}.`),
    );
  const other = new Map(flat(words));
  expect(flat(en).filter(([key, value]) => other.has(key) && other.get(key) !== value)).toEqual([]);
});

/** Server ids and the like are looked up by a computed key: a template that begins with the section counts for all of it. */
test("every word is used", () => {
  const isUsed = (key: string) => {
    if (sources.includes(`"${key}"`)) return true;
    const parts = key.split(".");
    return parts.some((_, index) => sources.includes(`\`${parts.slice(0, index).join(".")}.\${`));
  };
  expect(unique(keysOf(en)).filter((key) => !isUsed(key))).toEqual([]);
});

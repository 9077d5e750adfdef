import { describe, expect, it } from "vitest";
import { offsetOf, parse } from "./place";

const text = JSON.stringify(
  {
    format: 1,
    pages: [
      { id: "hello", items: [{ kind: "note", text: { en: 'A "quoted" {word}, [x]' } }] },
      { id: "bye", items: [{ kind: "one", text: { en: "Well?" }, choices: [{ code: "a" }], name: "mood" }] },
    ],
    outcomes: [{ disposition: "sold", when: "1 = 2" }],
  },
  null,
  2,
);
const from = (at: number) => text.slice(at).split("\n")[0];
const place = {
  code: "malformed",
  page: null,
  item: null,
  field: null,
  line: null,
  column: null,
  message: "",
};

describe("offsetOf", () => {
  it("finds a field of a named question on a named page", () => {
    expect(from(offsetOf(text, { ...place, page: "bye", item: "mood", field: "choices.0.code" }))).toBe(
      '"code": "a"',
    );
  });
  it("finds an item that has no name by its place", () => {
    expect(from(offsetOf(text, { ...place, page: "hello", item: "#1", field: "text" }))).toBe('"text": {');
  });
  it("finds a page", () => {
    expect(offsetOf(text, { ...place, page: "bye" })).toBe(text.lastIndexOf("{", text.indexOf('"bye"')));
  });
  it("finds what lies outside the pages", () => {
    expect(from(offsetOf(text, { ...place, field: "outcomes.0.when" }))).toBe('"when": "1 = 2"');
  });
  it("goes to the enclosing part when the field is missing", () => {
    expect(from(offsetOf(text, { ...place, page: "bye", item: "mood", field: "hint" }))).toBe("{");
  });
  it("goes to the beginning when the page is gone", () => {
    expect(offsetOf(text, { ...place, page: "gone" })).toBe(text.indexOf('"pages"'));
  });
});

describe("parse", () => {
  it("gives the document", () => {
    expect(parse('{"a": 1}')).toEqual({ document: { a: 1 } });
  });
  it("says where the text breaks", () => {
    const answer = parse('{\n  "a": 1,\n  oops\n}');
    expect("fault" in answer && answer.fault.line).toBe(3);
  });
});

import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { useKeys } from "./use-keys";

function Field({ keys }: { keys: Parameters<typeof useKeys>[0] }) {
  useKeys(keys);
  return <input aria-label="name" />;
}

test("plain keys never fire while somebody types", () => {
  const choose = vi.fn();
  render(<Field keys={{ "1": choose }} />);
  fireEvent.keyDown(screen.getByLabelText("name"), { key: "1", code: "Digit1" });
  expect(choose).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "1", code: "Digit1" });
  expect(choose).toHaveBeenCalledOnce();
});

test("Alt combinations fire everywhere, whatever the keyboard layout", () => {
  const answer = vi.fn();
  render(<Field keys={{ "Alt+A": answer }} />);
  fireEvent.keyDown(screen.getByLabelText("name"), { key: "ф", code: "KeyA", altKey: true });
  expect(answer).toHaveBeenCalledOnce();
});

test("a key held down acts once", () => {
  const next = vi.fn();
  render(<Field keys={{ Enter: next }} />);
  fireEvent.keyDown(document.body, { key: "Enter", code: "Enter" });
  fireEvent.keyDown(document.body, { key: "Enter", code: "Enter", repeat: true });
  expect(next).toHaveBeenCalledOnce();
});

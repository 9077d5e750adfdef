import { expect, test } from "vitest";
import { aCard } from "@/testing/cards";
import { cardToShow } from "./selection";

const ringing = aCard({ call_id: "ringing" });
const talking = aCard({ call_id: "talking", state: "talking" });
const owed = aCard({ call_id: "owed", state: "ended", needs_result: true });
const over = aCard({ call_id: "over", state: "ended" });

test("the talk in hand comes first, then what rings, then what is owed", () => {
  expect(cardToShow([owed, ringing, talking], null)?.call_id).toBe("talking");
  expect(cardToShow([owed, ringing], null)?.call_id).toBe("ringing");
  expect(cardToShow([owed, over], null)?.call_id).toBe("owed");
  expect(cardToShow([over], null)).toBeNull();
});

test("the agent's own choice holds while its card is there", () => {
  expect(cardToShow([owed, talking], "owed")?.call_id).toBe("owed");
  expect(cardToShow([talking], "owed")?.call_id).toBe("talking");
});

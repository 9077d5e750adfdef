import { expect, test } from "vitest";
import { restartDelay, retryDelay } from "./backoff";

test("the wait grows with every failure and has a ceiling", () => {
  expect(retryDelay(0, 0.999)).toBeLessThan(500);
  expect(retryDelay(3, 0.999)).toBeGreaterThan(retryDelay(1, 0.999));
  expect(retryDelay(40, 0.999)).toBeLessThanOrEqual(10_100);
});

test("after a planned restart everybody is back within three seconds", () => {
  expect(restartDelay(0)).toBe(0);
  expect(restartDelay(0.999)).toBeLessThanOrEqual(3000);
});

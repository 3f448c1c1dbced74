import type { EscapeProps } from "./Escape.js";

export const props: EscapeProps = {
  label: "a",
  format: (row, index) => `${row.id} ${index ?? 0}`,
  either: (value) => value.length,
  map: new Map([["a", { id: "b" }]]),
};
export const either: EscapeProps = { label: "a", either: undefined };
// @ts-expect-error
export const wrong: EscapeProps = { label: "a", format: () => 1 };

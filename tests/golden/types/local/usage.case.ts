import type { ButtonHandler, ButtonId, ButtonKind, ButtonMaybe, ButtonPoint, ButtonRow } from "./Button.js";

export const row: ButtonRow = { id: "a" };
export const kind: ButtonKind = "a";
export const id: ButtonId = "a";
export const maybe: ButtonMaybe = null;
export const point: ButtonPoint = [1, 2];
export const handler: ButtonHandler = { id, maybe, at: point };
// In types, optional is what the wire holds.
// @ts-expect-error
export const wrong: ButtonRow = { id: "a", next: undefined };

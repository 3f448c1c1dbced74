import type { CardCellSlotProps, CardSlots } from "./Card.js";

export const slots: CardSlots<string> = { default: "a", icon: "b", "old-name": undefined };
export const props: CardCellSlotProps = { row: { id: "a" }, index: undefined };
export const cell: CardSlots<string> = { default: "a", cell: ({ row, index }) => `${row.id}${index ?? 0}` };
// @ts-expect-error
export const wrong: CardSlots<string> = { icon: "b" };

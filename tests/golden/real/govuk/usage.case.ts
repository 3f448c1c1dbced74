import type { ButtonProps } from "./Button.js";
import type { RadiosItem, RadiosProps } from "./Radios.js";
import type { SummaryListProps, SummaryListRow } from "./SummaryList.js";
import type { TableCell, TableProps } from "./Table.js";
import type { CookieBannerMessage, CookieBannerProps } from "./CookieBanner.js";

// What a page computes fits without a cast.
const answers = ["Yes", "No"];
const items: RadiosItem[] = answers.map((text) => ({ text, value: text }));
export const radios: RadiosProps = {
  name: "agreed",
  items: [...items, { divider: "or" }, answers.length > 1 && { value: 0, text: "Neither" }],
};

export function table(prices: Record<string, number>): TableProps {
  const row = ([text, price]: [string, number]): TableCell[] => [
    { text },
    { text: price, format: "numeric" },
  ];
  return { rows: Object.entries(prices).map(row), firstCellIsHeader: true };
}

export function summary(name: string | undefined): SummaryListProps {
  const row: SummaryListRow = {
    key: { text: "Name" },
    value: { text: name ?? "Not given" },
  };
  return { rows: [row, null] };
}

// Constant data fits.
const begin = { text: "Begin", type: "submit" } as const;
export const button: ButtonProps = begin;
const cells = [[{ text: "a" }], [{ text: "b" }]] as const;
export const constant: TableProps = { rows: cells };

// Optional props can be passed on.
export function inner(props: ButtonProps): ButtonProps {
  return { text: "Save", disabled: props.disabled, classes: props.classes };
}

export function first(props: CookieBannerProps): CookieBannerMessage | undefined {
  return props.messages[0];
}

// @ts-expect-error one of text and html is needed
export const empty: ButtonProps = { type: "button" };
// @ts-expect-error a word between answers is not enough for an answer
export const answer: RadiosItem = { divider: "or" };

import type { ComponentChildren } from "preact";

/** What fills a slot. */
export type Content = ComponentChildren;

/** The events of a component as props: who passes `onPress` listens to `press`. */
export type Listeners<Events extends Record<keyof Events, unknown[]>> = {
  [Name in keyof Events & string as `on${Capitalize<Name>}`]?:
    ((...detail: Events[Name]) => void) | undefined;
};

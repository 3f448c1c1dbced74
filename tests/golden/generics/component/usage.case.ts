import type { TableEvents, TableProps, TableSlots } from "./Table.js";

interface Person {
  name: string;
}
type Person2 = TableProps<Person, string>["rows"][number];
export const name = (person: Person2): string => person.name;
export const select: TableEvents<Person>["select"] = [{ name: "a" }];
// @ts-expect-error
export const wrong: TableEvents<Person>["select"] = [{ id: "a" }];
export type Slots = TableSlots<Person>;

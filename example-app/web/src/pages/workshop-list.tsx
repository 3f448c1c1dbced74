import { useState } from "preact/hooks";

import { Badge } from "../components/badge.js";
import { CraftMark } from "../components/craft-mark.js";
import { DataTable } from "../components/data-table.js";
import type {
  DataTableCellSlotProps,
  DataTableColumn,
  DataTableSort,
  Workshop,
  WorkshopListProps,
} from "../generated/index.js";
import { badge, day, hours, price } from "../words.js";

type Column = "title" | "day" | "price" | "places";

const columns: DataTableColumn<Column>[] = [
  { key: "title", label: "Workshop", sortable: true },
  { key: "day", label: "When", sortable: true },
  { key: "price", label: "Price", align: "end", sortable: true },
  { key: "places", label: "Places" },
];

export function WorkshopList({ workshops }: WorkshopListProps) {
  const [sort, setSort] = useState<DataTableSort<Column>>({
    column: "day",
    direction: "ascending",
  });
  return (
    <>
      <section class="lead">
        <div>
          <h1>Spend a Saturday making something</h1>
          <p>
            Small groups, good tools, patient teachers. You take home what you
            make.
          </p>
        </div>
        <div class="crafts">
          {workshops.map(({ slug, craft }) => (
            <CraftMark key={slug} craft={craft} size="large" />
          ))}
        </div>
      </section>
      <DataTable
        caption="Workshops this spring"
        rows={sorted(workshops, sort)}
        rowKey={(workshop) => workshop.slug}
        columns={columns}
        sort={sort}
        onSort={setSort}
        cell={Cell}
        empty={<p>The next season is being planned. Come back soon.</p>}
      />
    </>
  );
}

function Cell({ row, column }: DataTableCellSlotProps<Workshop, Column>) {
  switch (column) {
    case "title":
      return (
        <div class="workshop">
          <CraftMark craft={row.craft} />
          <div>
            <a href={`/workshops/${row.slug}`}>{row.title}</a>
            <p>{row.summary}</p>
          </div>
        </div>
      );
    case "day":
      return (
        <>
          {day(row)}
          <small>{hours(row)}</small>
        </>
      );
    case "price":
      return <>{price(row)}</>;
    case "places":
      return <Badge {...badge(row.availability)} />;
    default:
      return column satisfies never;
  }
}

function sorted(
  workshops: readonly Workshop[],
  { column, direction }: DataTableSort<Column>,
) {
  const sign = direction === "ascending" ? 1 : -1;
  return workshops.toSorted((a, b) => sign * compare(a, b, column));
}

function compare(a: Workshop, b: Workshop, column: Column): number {
  switch (column) {
    case "title":
      return a.title.localeCompare(b.title);
    case "day":
      return Date.parse(a.startsAt) - Date.parse(b.startsAt);
    case "price":
      return a.priceInCents - b.priceInCents;
    case "places":
      return 0;
    default:
      return column satisfies never;
  }
}

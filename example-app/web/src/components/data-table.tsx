import type { Content, Listeners } from "../component.js";
import type {
  DataTableColumn,
  DataTableEvents,
  DataTableProps,
  DataTableSlots,
  DataTableSort,
} from "../generated/index.js";

export function DataTable<Row, Key extends string>({
  caption,
  rows,
  rowKey,
  columns,
  sort,
  cell,
  empty,
  onSort,
}: DataTableProps<Row, Key> &
  DataTableSlots<Row, Key, Content> &
  Listeners<DataTableEvents<Key>>) {
  if (rows.length === 0) return <>{empty}</>;
  return (
    <table class="data">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Heading
              key={column.key}
              column={column}
              sort={sort}
              onSort={onSort}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, label, align = "start" }) => (
              <td key={key} class={align} data-label={label}>
                {cell({ row, column: key })}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Heading<Key extends string>({
  column: { key, label, align = "start", sortable = false },
  sort,
  onSort,
}: {
  column: DataTableColumn<Key>;
  sort: DataTableSort<Key> | undefined;
} & Listeners<DataTableEvents<Key>>) {
  const direction = sort?.column === key ? sort.direction : undefined;
  const next = direction === "ascending" ? "descending" : "ascending";
  return (
    <th
      scope="col"
      class={align}
      aria-sort={direction ?? (sortable ? "none" : undefined)}
    >
      {sortable ? (
        <button
          type="button"
          onClick={() => onSort?.({ column: key, direction: next })}
        >
          {label}
        </button>
      ) : (
        label
      )}
    </th>
  );
}

import type { Craft, CraftMarkProps } from "../generated/index.js";

/** One drawing for each craft: a craft that is added in Rust is missed here by the compiler. */
const drawings: Record<Craft, string> = {
  clay: "M5 13h22c0 7-4 12-8 12h-6c-4 0-8-5-8-12Zm6 12h10M9 8c0-2 2-2 2-4m5 4c0-2 2-2 2-4",
  wool: "M6 5v22m5-22v22m5-22v22m5-22v22m5-22v22M4 10h4m5 0h6m5 0h4M8 16h6m4 0h6M4 22h4m5 0h6m5 0h4",
  paper:
    "M16 8c-3-2-7-3-11-2v18c4-1 8 0 11 2 3-2 7-3 11-2V6c-4-1-8 0-11 2Zm0 0v18",
  wood: "M19 4c5 0 8 3 8 7s-4 7-8 7c-2 0-3 0-4 1l-9 9-2-2 9-9c1-1 1-2 1-4 0-4 1-9 5-9Z",
  ink: "M6 6h20v20H6Zm4 16c0-7 4-12 12-12 0 8-5 12-12 12Zm0 0 8-8",
  thread:
    "M4 28 19 13m0 0c0-4 3-8 7-8 2 0 2 1 2 2 0 4-5 6-9 6Zm6-5c-4-6-14-3-14 3 0 5-5 4-6 8",
};

export function CraftMark({ craft, size = "small" }: CraftMarkProps) {
  return (
    <svg
      class={`craft ${craft} ${size}`}
      viewBox="0 0 32 32"
      aria-hidden="true"
    >
      <path d={drawings[craft]} />
    </svg>
  );
}

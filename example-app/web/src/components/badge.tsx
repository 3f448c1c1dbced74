import type { BadgeProps } from "../generated/index.js";

export function Badge({ label, tone = "neutral" }: BadgeProps) {
  return <span class={`badge ${tone}`}>{label}</span>;
}

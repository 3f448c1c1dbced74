import type { OptionalProps } from "./Optional.js";

// An optional prop can be forwarded, whether it is there or not.
export function forward(props: OptionalProps): OptionalProps {
  return { ...props, optional: props.optional, defaulted: props.defaulted };
}

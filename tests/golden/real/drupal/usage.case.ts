import type { CallToActionProps, CallToActionVariant } from "./CallToAction.js";
import type { TeaserSlots } from "./Teaser.js";
import type { ToolbarButtonModifiersItem, ToolbarButtonProps } from "./ToolbarButton.js";

const modifiers: ToolbarButtonModifiersItem[] = ["large"];
export const toolbar: ToolbarButtonProps = { modifiers, html_tag: "span" };

const weight: Record<CallToActionVariant, number> = { primary: 3, secondary: 2, tertiary: 1 };
export function heavier(props: CallToActionProps): number {
  return props.variant === undefined ? 0 : weight[props.variant];
}

export const teaser: TeaserSlots<string> = { content: "<p>…</p>" };
// @ts-expect-error the content is required
export const empty: TeaserSlots<string> = { image: "<img>" };

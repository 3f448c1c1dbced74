import type { Content, Listeners } from "../component.js";
import type {
  ButtonEvents,
  ButtonProps,
  ButtonSlots,
} from "../generated/index.js";

export function Button({
  label,
  variant = "secondary",
  submits = false,
  disabled = false,
  href,
  icon,
  onPress,
}: ButtonProps & ButtonSlots<Content> & Listeners<ButtonEvents>) {
  const content = (
    <>
      {icon && <span aria-hidden="true">{icon}</span>}
      {label}
    </>
  );
  const look = `button ${variant}`;
  if (href !== undefined && !disabled) {
    return (
      <a class={look} href={href} onClick={() => onPress?.()}>
        {content}
      </a>
    );
  }
  return (
    <button
      class={look}
      type={submits ? "submit" : "button"}
      disabled={disabled}
      onClick={() => onPress?.()}
    >
      {content}
    </button>
  );
}

import type { Listeners } from "../component.js";
import type { StepperEvents, StepperProps } from "../generated/index.js";
import { Control, described } from "./control.js";

export function Stepper(props: StepperProps & Listeners<StepperEvents>) {
  const {
    name,
    label,
    value,
    minimum = 0,
    maximum,
    disabled,
    onChange,
  } = props;
  const step = (text: string, next: number) => (
    <button
      type="button"
      aria-label={`${label}: ${text}`}
      disabled={disabled || next < minimum || next > maximum}
      onClick={() => onChange?.(next)}
    >
      {next < value ? "−" : "+"}
    </button>
  );
  return (
    <Control {...props}>
      <div class="stepper">
        {step("one less", value - 1)}
        <input
          {...described(props)}
          name={name}
          value={value}
          disabled={disabled}
          inputmode="numeric"
          onChange={(event) =>
            onChange?.(Math.trunc(Number(event.currentTarget.value)) || minimum)
          }
        />
        {step("one more", value + 1)}
      </div>
    </Control>
  );
}

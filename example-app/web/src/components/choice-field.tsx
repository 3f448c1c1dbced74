import type { Listeners } from "../component.js";
import type {
  ChoiceFieldEvents,
  ChoiceFieldProps,
} from "../generated/index.js";
import { described, Problem } from "./control.js";

export function ChoiceField<Value>(
  props: ChoiceFieldProps<Value> & Listeners<ChoiceFieldEvents<Value>>,
) {
  const { id, name, label, hint, problem, options, value, disabled, onChange } =
    props;
  return (
    <fieldset {...described(props)} class="control" disabled={disabled}>
      <legend>{label}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="choices">
        {options.map((option) => (
          <label key={option.label}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange?.(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      <Problem id={id} problem={problem} />
    </fieldset>
  );
}

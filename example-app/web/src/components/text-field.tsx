import type { Listeners } from "../component.js";
import type { TextFieldEvents, TextFieldProps } from "../generated/index.js";
import { Control, described } from "./control.js";

export function TextField(props: TextFieldProps & Listeners<TextFieldEvents>) {
  const {
    name,
    value,
    disabled,
    kind = "text",
    lines = 1,
    autocomplete,
    onChange,
  } = props;
  const attributes = {
    ...described(props),
    name,
    value,
    disabled,
    autocomplete,
    onInput: (event: { currentTarget: { value: string } }) =>
      onChange?.(event.currentTarget.value),
  };
  return (
    <Control {...props}>
      {lines > 1 ? (
        <textarea {...attributes} rows={lines} />
      ) : (
        <input {...attributes} type={kind} list={undefined} />
      )}
    </Control>
  );
}

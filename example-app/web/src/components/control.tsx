import type { Content } from "../component.js";
import type { TextFieldProps } from "../generated/index.js";

/** What the form controls inherit from the abstract component `Control`. */
type ControlProps = Pick<TextFieldProps, "id" | "label" | "hint" | "problem">;

/** A label, a hint and a problem around an input. */
export function Control({
  id,
  label,
  hint,
  problem,
  children,
}: ControlProps & { children: Content }) {
  return (
    <div class={problem ? "control refused" : "control"}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <Problem id={id} problem={problem} />
    </div>
  );
}

/** The place of a problem is there before the problem is, or nobody would read it out. */
export function Problem({ id, problem }: Pick<ControlProps, "id" | "problem">) {
  return (
    <p class="problem" id={`${id}-problem`} aria-live="polite">
      {problem}
    </p>
  );
}

/** The attributes that tie an input to the words around it. */
export function described({ id, hint, problem }: ControlProps) {
  return {
    id,
    "aria-describedby": `${hint ? `${id}-hint ` : ""}${id}-problem`,
    "aria-invalid": problem !== undefined,
  };
}

import { Validator, type Schema } from "@cfworker/json-schema";

import type { FieldError, Rule, SignUp } from "../generated/index.js";
import schema from "../generated/SignUp.schema.json" with { type: "json" };

/** What is wrong with a form, by field; under "" what is wrong with all of it. */
export type Problems = Record<string, string | undefined>;

/** What words can be made of, in the schema of a field. */
interface Limits {
  description?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

const fields: Record<string, Limits> = schema.properties;
const validator = new Validator(schema as Schema, "2020-12", false);

/** Checks a request by the schema by which the server will check it. */
export function check(request: SignUp): Problems {
  const { errors } = validator.validate(request);
  return worded(
    errors.flatMap(({ instanceLocation, keyword }) => {
      const [, field, ...inner] = instanceLocation.split("/");
      return field && inner.length === 0
        ? [{ field, rule: rule(keyword) }]
        : [];
    }),
  );
}

/** Words the rules that a request broke, one for each field. */
export function worded(
  errors: readonly Pick<FieldError, "field" | "rule">[],
): Problems {
  const problems: Problems = {};
  for (const { field, rule } of errors) {
    problems[field] ??= words[rule](fields[field] ?? {});
  }
  return problems;
}

/** Words for each rule that the server knows: the compiler misses any that is added there. */
const words: Record<Rule, (limits: Limits) => string> = {
  required: () => "This is needed.",
  minLength: ({ minLength }) =>
    minLength === 1
      ? "This is needed."
      : `Use at least ${minLength} characters.`,
  maxLength: ({ maxLength }) => `Use at most ${maxLength} characters.`,
  minimum: ({ minimum }) => `Choose at least ${minimum}.`,
  maximum: ({ maximum }) => `Choose at most ${maximum}.`,
  pattern: ({ description }) =>
    description ?? "This is not written as expected.",
  format: ({ format }) => `This is not a valid ${format} address.`,
  other: () => "This cannot be accepted.",
};

function rule(keyword: string): Rule {
  return keyword in words ? (keyword as Rule) : "other";
}

// Judges generated files with the tools that users run: three TypeScript compilers, prettier, ajv.
//
// On stdin, one JSON job: { "folder": "…", "compilers": ["7", "6", "5.9"], "modes": ["nodenext", "bundler"] }.
// Each sub-folder of `folder` is a case: generated files, hand-written `*.case.ts`, and `case.json`:
//
//   { "modes": ["bundler"],                    // optional: where the case type-checks
//     "definitions": [                       // the schema may have a pointer: "all.json#/$defs/Button"
//       { "schema": "Button.schema.json", "type": "ButtonProps", "module": "./Button.js",
//         "right": […], "wrong": […], "wrong_in_schema": […], "wrong_in_typescript": […] } ] }
//
// Every value is judged as JSON by the schema and as a literal by the compilers: `right` is accepted
// by both, `wrong` refused by both, the other two are refused by one and accepted by the other.
// `fits_schema` and `misfits_schema` are for the schema alone.
//
// On stdout, one JSON answer: { "problems": [{ "case", "file", "tool", "message" }], "seconds": {…} }.

import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modulesFolder = join(here, "node_modules");
if (!existsSync(modulesFolder)) {
  console.error(`judge.mjs: ${modulesFolder} is missing; run: npm ci --prefix ${here}`);
  process.exit(2);
}
const { default: prettier } = await import("prettier");
const { default: Ajv } = await import("ajv");
const { default: Ajv2020 } = await import("ajv/dist/2020.js");
const { default: addFormats } = await import("ajv-formats");
const { default: ts } = await import("typescript-6");

const COMPILERS = { 7: "typescript", 6: "typescript-6", 5.9: "typescript-5.9" };
const MODES = {
  nodenext: { module: "nodenext" },
  bundler: { module: "preserve", moduleResolution: "bundler" },
};
const COMPILER_OPTIONS = {
  target: "esnext",
  lib: ["esnext", "dom"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noEmit: true,
  skipLibCheck: false,
  allowImportingTsExtensions: true,
};

const job = JSON.parse(readFileSync(0, "utf8"));
const problems = [];
const seconds = {};
const cases = readdirSync(job.folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => readCase(entry.name));

await timed("prettier", () => checkFormat(cases));
await timed("erasable", () => checkErasable(cases));
await timed("ajv", () => checkSchemas(cases));
await checkTypes(cases);
process.stdout.write(JSON.stringify({ problems: merged(problems), seconds }));

function readCase(name) {
  const folder = join(job.folder, name);
  const settings = JSON.parse(readFileSync(join(folder, "case.json"), "utf8"));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "case.json")
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !file.endsWith(".case.ts"))
    .sort();
  return { name, folder, files, modes: settings.modes, definitions: settings.definitions ?? [] };
}

function report(name, file, tool, message) {
  problems.push({ case: name, file, tool, message });
}

/** The same message from several compilers is one problem. */
function merged(problems) {
  const byMessage = new Map();
  for (const problem of problems) {
    const key = JSON.stringify([problem.case, problem.file, problem.message]);
    const same = byMessage.get(key);
    if (same) same.tool += `, ${problem.tool}`;
    else byMessage.set(key, problem);
  }
  return [...byMessage.values()];
}

async function timed(name, work) {
  const start = performance.now();
  await work();
  seconds[name] = Math.round(performance.now() - start) / 1000;
}

/** What prettier would change is shown as its first differing line. */
async function checkFormat(cases) {
  for (const { name, folder, files } of cases) {
    for (const file of files.filter((file) => /\.(ts|json)$/.test(file))) {
      const text = readFileSync(join(folder, file), "utf8");
      try {
        const formatted = await prettier.format(text, { filepath: file });
        if (formatted !== text) report(name, file, "prettier", firstDifference(text, formatted));
      } catch (error) {
        report(name, file, "prettier", error.message);
      }
    }
  }
}

function firstDifference(text, formatted) {
  const [ours, theirs] = [text.split("\n"), formatted.split("\n")];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const line = at === -1 ? ours.length : at;
  return `line ${line + 1} is\n    ${ours[line] ?? "(end)"}\n  prettier writes\n    ${theirs[line] ?? "(end)"}`;
}

/** Generated types leave nothing behind when they are erased. */
function checkErasable(cases) {
  const compilerOptions = { target: "esnext", module: "esnext", removeComments: true, verbatimModuleSyntax: true };
  for (const { name, folder, files } of cases) {
    for (const file of files.filter((file) => file.endsWith(".ts") && !file.endsWith(".values.ts"))) {
      const text = readFileSync(join(folder, file), "utf8");
      const { outputText } = ts.transpileModule(text, { compilerOptions, fileName: file });
      if (outputText.trim() !== "export {};") report(name, file, "erasable", `left over:\n${outputText}`);
    }
  }
}

function checkSchemas(cases) {
  const options = { strict: true, allErrors: true, validateFormats: true };
  const ajv2020 = addFormats(new Ajv2020(options));
  const ajv07 = addFormats(new Ajv(options));
  for (const { name, folder, files, definitions } of cases) {
    const validators = new Map();
    const loaded = [];
    for (const file of files.filter((file) => file.endsWith(".schema.json"))) {
      const problem = (message) => report(name, file, "ajv", message);
      try {
        const schema = JSON.parse(readFileSync(join(folder, file), "utf8"));
        const ajv = schema.$schema?.includes("draft-07") ? ajv07 : ajv2020;
        if (!ajv.validateSchema(schema)) problem(`against the meta-schema: ${ajv.errorsText()}`);
        const address = schema.$id ?? encodeURI(`case:/${name}/${file}`);
        ajv.addSchema(schema, schema.$id ? undefined : address);
        loaded.push([ajv, address]);
        ajv.compile({ $ref: `${address}#` });
        validators.set(file, (pointer) => ajv.compile({ $ref: `${address}#${pointer}` }));
        checkAnnotations(ajv, schema, `${address}#`, problem);
        for (const key of Object.keys(schema.$defs ?? schema.definitions ?? {})) {
          ajv.compile({ $ref: `${address}#/${schema.$defs ? "$defs" : "definitions"}/${pointerStep(key)}` });
        }
      } catch (error) {
        problem(error.message);
      }
    }
    for (const definition of definitions) {
      const [file, pointer = ""] = definition.schema.split("#");
      judgeValues(name, definition, validators.get(file)?.(pointer));
    }
    for (const [ajv, address] of loaded) ajv.removeSchema(address);
  }
}

/** Each default and each example in a schema, at any depth, is valid where it stands. */
function checkAnnotations(ajv, schema, pointer, problem) {
  if (typeof schema !== "object" || schema === null) return;
  const values = [...(schema.examples ?? []), ...("default" in schema ? [schema.default] : [])];
  if (values.length > 0) {
    const validate = ajv.compile({ $ref: pointer });
    for (const value of values) {
      if (!validate(value)) problem(`${pointer}: ${JSON.stringify(value)}: ${ajv.errorsText(validate.errors)}`);
    }
  }
  for (const keyword of ["items", "additionalProperties", "not"]) {
    if (!Array.isArray(schema[keyword])) checkAnnotations(ajv, schema[keyword], `${pointer}/${keyword}`, problem);
  }
  for (const keyword of ["properties", "$defs", "definitions", "prefixItems", "items", "anyOf", "oneOf", "allOf"]) {
    if (keyword === "items" && !Array.isArray(schema.items)) continue;
    for (const [key, child] of Object.entries(schema[keyword] ?? {})) {
      checkAnnotations(ajv, child, `${pointer}/${keyword}/${pointerStep(key)}`, problem);
    }
  }
}

function pointerStep(key) {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function judgeValues(name, definition, validate) {
  if (validate === undefined) return report(name, definition.schema, "ajv", "there is no such schema that compiles");
  const accepted = [...(definition.right ?? []), ...(definition.wrong_in_typescript ?? []), ...(definition.fits_schema ?? [])];
  const refused = [...(definition.wrong ?? []), ...(definition.wrong_in_schema ?? []), ...(definition.misfits_schema ?? [])];
  for (const value of accepted) {
    if (validate(value)) continue;
    const reasons = validate.errors.map((error) => `${error.instancePath} ${error.message}`).join(", ");
    report(name, definition.schema, "ajv", `refuses ${JSON.stringify(value)}: ${reasons}`);
  }
  for (const value of refused) {
    if (validate(value)) report(name, definition.schema, "ajv", `accepts ${JSON.stringify(value)}`);
  }
}

/** All cases are one program for each compiler and mode; two compilers run at a time. */
async function checkTypes(cases) {
  for (const { folder, definitions } of cases) {
    if (definitions.length > 0) writeFileSync(join(folder, "values.case.ts"), valuesAsTypeScript(definitions));
  }
  writeFileSync(join(job.folder, "package.json"), '{ "type": "module" }\n');
  const runs = [];
  for (const mode of job.modes) {
    const excluded = cases.filter(({ modes }) => modes && !modes.includes(mode)).map(({ name }) => name);
    const config = `tsconfig.${mode}.json`;
    const compilerOptions = { ...COMPILER_OPTIONS, ...MODES[mode] };
    const include = ["*/**/*.ts", relative(job.folder, join(here, "ambient.d.ts")).split(sep).join("/")];
    writeFileSync(join(job.folder, config), JSON.stringify({ compilerOptions, include, exclude: excluded }));
    for (const compiler of job.compilers) runs.push({ compiler, mode, config });
  }
  const workers = [1, 2].map(async () => {
    for (let run = runs.shift(); run !== undefined; run = runs.shift()) {
      const { compiler, mode, config } = run;
      await timed(`tsc ${compiler} ${mode}`, async () => readErrors(await compile(compiler, config), compiler, mode));
    }
  });
  await Promise.all(workers);
}

function valuesAsTypeScript(definitions) {
  const lines = [];
  for (const { type, module, ...values } of definitions) {
    const accepted = [...(values.right ?? []), ...(values.wrong_in_schema ?? [])];
    const refused = [...(values.wrong ?? []), ...(values.wrong_in_typescript ?? [])];
    const declare = (value) => `export const value${lines.length}: import("${module}").${type} = ${literal(value)};`;
    for (const value of accepted) lines.push(declare(value));
    for (const value of refused) lines.push("// @ts-expect-error", declare(value));
  }
  return `${lines.join("\n")}\n`;
}

/** JSON on one line, for those too who take U+2028 for a line end. */
function literal(value) {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
}

function compile(compiler, config) {
  const program = join(modulesFolder, COMPILERS[compiler], "bin", "tsc");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, "--pretty", "false", "-p", config], { cwd: job.folder });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (status) => resolve({ output, status }));
  });
}

function readErrors({ output, status }, compiler, mode) {
  const tool = `tsc ${compiler} ${mode}`;
  const before = problems.length;
  for (const line of output.split(/\r?\n/)) {
    const error = /^(.+?)\((\d+),\d+\): error (.*)$/.exec(line);
    if (error) {
      const [, path, row, message] = error;
      const [name, ...rest] = path.split("/");
      report(name, rest.join("/"), tool, explain(join(job.folder, path), Number(row), message));
    } else if (/^error /.test(line)) {
      report("", "", tool, line);
    } else if (/^\s+\S/.test(line) && problems.length > before) {
      problems.at(-1).message += `\n  ${line}`;
    }
  }
  if (status !== 0 && problems.length === before) report("", "", tool, `failed with status ${status}:\n${output}`);
}

/** In place of "unused directive": the wrong value that was accepted. */
function explain(path, row, message) {
  const lines = readFileSync(path, "utf8").split("\n");
  if (message.startsWith("TS2578")) return `accepts a wrong value: ${lines[row]}`;
  return `${message}\n    ${row} | ${lines[row - 1]}`;
}

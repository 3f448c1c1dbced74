import { useEffect, useRef, useState } from "preact/hooks";

import { Button } from "../components/button.js";
import { ChoiceField } from "../components/choice-field.js";
import { Notice } from "../components/notice.js";
import { Stepper } from "../components/stepper.js";
import { TextField } from "../components/text-field.js";
import type {
  ChoiceFieldOption,
  Experience,
  SignUp,
  SignUpReply,
} from "../generated/index.js";
import schema from "../generated/SignUp.schema.json" with { type: "json" };
import { check, worded, type Problems } from "./rules.js";

/** All fields; those that may be missing from a request are empty. */
type Values = Required<SignUp>;

const { email, note, phone, places } = schema.properties;

const labels: Record<keyof SignUp, string> = {
  name: "Your name",
  email: "Email",
  phone: "Phone",
  places: "Places",
  experience: "Have you tried it before?",
  note: "Note",
};

const experiences: ChoiceFieldOption<Experience>[] = [
  { value: "never", label: "Never" },
  { value: "a-little", label: "A little" },
  { value: "often", label: "Often" },
];

interface Props {
  /** Sends a request that has no problem that the browser can see. */
  send: (request: SignUp) => Promise<SignUpReply>;
  /** Takes an answer that the form has nothing to say about. */
  onAnswer: (reply: Answer) => void;
}

/** An answer after which the form is done. */
export type Answer = Exclude<SignUpReply, { outcome: "invalid" | "too-few" }>;

export function SignUpForm({ send, onAnswer }: Props) {
  const [values, setValues] = useState<Values>({
    name: "",
    email: "",
    phone: "",
    places: 1,
    experience: "never",
    note: "",
  });
  const [problems, setProblems] = useState<Problems>({});
  const [attempts, setAttempts] = useState(0);
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [attempts]);

  function field<Name extends keyof Values>(name: Name) {
    return {
      id: name,
      name,
      label: labels[name],
      value: values[name],
      problem: problems[name],
      onChange(value: Values[Name]) {
        setValues({ ...values, [name]: value });
        setProblems({ ...problems, [name]: undefined });
      },
    };
  }

  function refuse(found: Problems) {
    setProblems(found);
    setAttempts(attempts + 1);
  }

  async function submit() {
    const request = requestOf(values);
    const found = check(request);
    if (Object.keys(found).length > 0) return refuse(found);
    setSending(true);
    try {
      answer(await send(request));
    } catch {
      refuse({ "": "We could not be reached. Try once more." });
    } finally {
      setSending(false);
    }
  }

  function answer(reply: SignUpReply) {
    switch (reply.outcome) {
      case "invalid":
        return refuse(worded(reply.errors));
      case "too-few":
        return refuse({ places: `Only ${reply.placesLeft} left.` });
      case "confirmed":
      case "waiting":
      case "cancelled":
        return onAnswer(reply);
      default:
        return reply satisfies never;
    }
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField {...field("name")} autocomplete="name" />
      <TextField
        {...field("email")}
        hint={email.description}
        kind="email"
        autocomplete="email"
      />
      <TextField
        {...field("phone")}
        label={optional("phone")}
        hint={phone.description}
        kind="tel"
        autocomplete="tel"
      />
      <Stepper
        {...field("places")}
        minimum={places.minimum}
        maximum={places.maximum}
      />
      <ChoiceField {...field("experience")} options={experiences} />
      <TextField
        {...field("note")}
        label={optional("note")}
        hint={note.description}
        lines={3}
      />
      <Summary problems={problems} />
      <Button
        label="Keep my place"
        variant="primary"
        submits
        disabled={sending}
      />
    </form>
  );
}

/** All problems in one place, each with a link to its field. */
function Summary({ problems }: { problems: Problems }) {
  const title = "Something is not right yet";
  const { "": text } = problems;
  if (text) return <Notice message={{ kind: "problem", title, text }} />;
  const fields = Object.entries(problems).flatMap(([field, text]) =>
    text
      ? [{ id: field, text: `${labels[field as keyof SignUp]}: ${text}` }]
      : [],
  );
  if (fields.length > 0)
    return <Notice message={{ kind: "problem", title, fields }} />;
  return null;
}

function optional(field: "phone" | "note"): string {
  return `${labels[field]} (optional)`;
}

function requestOf({ phone, note, ...rest }: Values): SignUp {
  return {
    ...rest,
    ...(phone === "" ? {} : { phone }),
    ...(note === "" ? {} : { note }),
  };
}

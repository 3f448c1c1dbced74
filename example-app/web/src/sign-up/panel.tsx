import { useEffect, useRef, useState } from "preact/hooks";

import { Notice } from "../components/notice.js";
import type {
  Availability,
  NoticeMessage,
  Workshop,
} from "../generated/index.js";
import { count } from "../words.js";
import { SignUpForm, type Answer } from "./form.js";
import { send } from "./send.js";

interface Props {
  workshop: Workshop;
  onAvailability: (availability: Availability) => void;
}

/** The form, until it is answered; then the answer. */
export function SignUpPanel({ workshop, onAvailability }: Props) {
  const [answer, setAnswer] = useState<Answer>();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) place.current?.focus();
  }, [answer]);

  if (!answer) {
    return (
      <SignUpForm
        send={(request) => send(request, workshop)}
        onAnswer={(reply) => {
          setAnswer(reply);
          if ("availability" in reply) onAvailability(reply.availability);
        }}
      />
    );
  }
  return (
    <div ref={place} tabIndex={-1}>
      <Notice message={words(answer)} onDismiss={() => setAnswer(undefined)} />
    </div>
  );
}

function words(answer: Answer): NoticeMessage {
  switch (answer.outcome) {
    case "confirmed":
      return {
        kind: "success",
        title: "See you there",
        text: "Your place is kept. Show this code on the day:",
        code: answer.code,
      };
    case "waiting": {
      const ahead = count(answer.position - 1, "person is", "people are");
      return {
        kind: "success",
        title: "You are on the list",
        text: `${ahead} before you.`,
      };
    }
    case "cancelled":
      return { kind: "problem", title: "Cancelled", text: answer.reason };
    default:
      return answer satisfies never;
  }
}

import type { Content, Listeners } from "../component.js";
import type {
  NoticeEvents,
  NoticeMessage,
  NoticeProps,
  NoticeSlots,
} from "../generated/index.js";
import { Button } from "./button.js";

export function Notice({
  message,
  action,
  onDismiss,
}: NoticeProps & NoticeSlots<Content> & Listeners<NoticeEvents>) {
  return (
    <div
      class={`notice ${message.kind}`}
      role={message.kind === "problem" ? "alert" : "status"}
    >
      <div class="words">{words(message)}</div>
      {action}
      {onDismiss && (
        <Button label="Close" variant="quiet" onPress={onDismiss} />
      )}
    </div>
  );
}

function words(message: NoticeMessage) {
  switch (message.kind) {
    case "hint":
      return <p>{message.text}</p>;
    case "success":
      return (
        <>
          <h2>{message.title}</h2>
          <p>{message.text}</p>
          {message.code && <p class="code">{message.code}</p>}
        </>
      );
    case "problem":
      return (
        <>
          <h2>{message.title}</h2>
          {message.text && <p>{message.text}</p>}
          {message.fields && (
            <ul>
              {message.fields.map(({ id, text }) => (
                <li key={id}>
                  <a href={`#${id}`}>{text}</a>
                </li>
              ))}
            </ul>
          )}
        </>
      );
    default:
      return message satisfies never;
  }
}

import { useState } from "preact/hooks";

import { Badge } from "../components/badge.js";
import { Button } from "../components/button.js";
import { CraftMark } from "../components/craft-mark.js";
import { Notice } from "../components/notice.js";
import type {
  Availability,
  NoticeMessage,
  WorkshopDetailProps,
} from "../generated/index.js";
import { SignUpPanel } from "../sign-up/panel.js";
import { badge, count, day, hours, price } from "../words.js";

export function WorkshopDetail({ workshop }: WorkshopDetailProps) {
  const [availability, setAvailability] = useState(workshop.availability);
  const cancelled = availability.state === "cancelled";
  return (
    <article class="detail">
      <Button label="All workshops" variant="quiet" href="/" icon="←" />
      <header>
        <CraftMark craft={workshop.craft} size="large" />
        <div>
          <Badge {...badge(availability)} />
          <h1>{workshop.title}</h1>
          <p>{workshop.summary}</p>
        </div>
      </header>
      <aside>
        <dl>
          <dt>When</dt>
          <dd>
            {day(workshop)}
            <br />
            {hours(workshop)}
          </dd>
          <dt>With</dt>
          <dd>{workshop.teacher}</dd>
          <dt>Price</dt>
          <dd>{price(workshop)}, materials included</dd>
          <dt>Bring</dt>
          <dd>
            <ul>
              {workshop.bring.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </dd>
        </dl>
      </aside>
      <section aria-labelledby="sign-up">
        <h2 id="sign-up">Sign up</h2>
        <Notice
          message={invitation(availability)}
          action={cancelled && <Button label="See the others" href="/" />}
        />
        {!cancelled && (
          <SignUpPanel workshop={workshop} onAvailability={setAvailability} />
        )}
      </section>
    </article>
  );
}

function invitation(availability: Availability): NoticeMessage {
  switch (availability.state) {
    case "open": {
      const places = count(availability.placesLeft, "place is", "places are");
      return { kind: "hint", text: `${places} left. You pay on the day.` };
    }
    case "full": {
      const waiting = count(
        availability.waiting,
        "person waits",
        "people wait",
      );
      return {
        kind: "hint",
        text: `All places are taken and ${waiting} for one. You can too.`,
      };
    }
    case "cancelled":
      return { kind: "problem", title: "Cancelled", text: availability.reason };
    default:
      return availability satisfies never;
  }
}

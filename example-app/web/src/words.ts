import type { Availability, BadgeProps, Workshop } from "./generated/index.js";

const timeZone = "Europe/Berlin";
const dayFormat = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "long",
  timeZone,
});
const timeFormat = new Intl.DateTimeFormat("en-GB", {
  timeStyle: "short",
  timeZone,
});
const priceFormat = new Intl.NumberFormat("en-GB", {
  style: "currency",
  currency: "EUR",
});

export function day({ startsAt }: Workshop): string {
  return dayFormat.format(new Date(startsAt));
}

export function hours({ startsAt, minutes }: Workshop): string {
  const start = new Date(startsAt);
  return timeFormat.formatRange(
    start,
    new Date(start.getTime() + minutes * 60_000),
  );
}

export function price({ priceInCents }: Workshop): string {
  return priceFormat.format(priceInCents / 100);
}

export function count(amount: number, one: string, more: string): string {
  return `${amount} ${amount === 1 ? one : more}`;
}

/** The badge of an availability. */
export function badge(availability: Availability): BadgeProps {
  switch (availability.state) {
    case "open": {
      const { placesLeft } = availability;
      const tone = placesLeft > 2 ? "good" : "warning";
      return { tone, label: `${count(placesLeft, "place", "places")} left` };
    }
    case "full":
      return { tone: "neutral", label: "Waiting list" };
    case "cancelled":
      return { tone: "danger", label: "Cancelled" };
    default:
      return availability satisfies never;
  }
}

import type { Page } from "../generated/index.js";
import { NotFound } from "./not-found.js";
import { WorkshopDetail } from "./workshop-detail.js";
import { WorkshopList } from "./workshop-list.js";

/** Shows the component that the server named. */
export function PageView({ page }: { page: Page }) {
  switch (page.component) {
    case "WorkshopList":
      return <WorkshopList {...page.props} />;
    case "WorkshopDetail":
      return <WorkshopDetail {...page.props} />;
    case "NotFound":
      return <NotFound {...page.props} />;
    default:
      return page satisfies never;
  }
}

/** What the window is called. */
export function titleOf(page: Page): string {
  switch (page.component) {
    case "WorkshopList":
      return "Workshops";
    case "WorkshopDetail":
      return page.props.workshop.title;
    case "NotFound":
      return "Nothing is here";
    default:
      return page satisfies never;
  }
}

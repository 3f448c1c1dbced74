import { Button } from "../components/button.js";
import type { NotFoundProps } from "../generated/index.js";

export function NotFound({ path }: NotFoundProps) {
  return (
    <section class="lead">
      <div>
        <h1>Nothing is here</h1>
        <p>
          There is no page at <code>{path}</code>.
        </p>
        <Button label="All workshops" variant="primary" href="/" />
      </div>
    </section>
  );
}

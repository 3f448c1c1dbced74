import { render } from "preact";

import type { Page } from "./generated/index.js";
import { PageView, titleOf } from "./pages/page-view.js";

const data = document.getElementById("page")?.textContent;
const main = document.getElementById("main");
if (!data || !main) throw new Error("the server left no page");

const page = JSON.parse(data) as Page;
document.title = `${titleOf(page)} · Kiln & Loom`;
render(<PageView page={page} />, main);

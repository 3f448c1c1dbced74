// A person's way through the pages. Started by `cargo test -p example-app --test browser`, with the
// server's address and a folder for screenshots.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { chromium } from "playwright-core";

const [address, screenshots] = process.argv.slice(2);

const steps = {
  async "the list shows what the server sent"({ page }) {
    await page.goto(address);
    const table = page.getByRole("table", { name: "Workshops this spring" });
    assert.equal(await table.getByRole("row").count(), 7);
    const bowl = table
      .getByRole("row")
      .filter({ hasText: "Throw your first bowl" });
    assert.match(
      await bowl.innerText(),
      /Sat,? 10 April\s+10:00\s?–\s?16:00\s+€95.00\s+6 places left/,
    );
  },

  async "a heading sorts the list"({ page }) {
    await page.getByRole("button", { name: "Price" }).click();
    const price = page.getByRole("columnheader", { name: "Price" });
    assert.equal(await price.getAttribute("aria-sort"), "ascending");
    assert.match(
      await page.getByRole("row").nth(1).innerText(),
      /Mend it visibly/,
    );
    await page.getByRole("button", { name: "Price" }).click();
    assert.equal(await price.getAttribute("aria-sort"), "descending");
    assert.match(
      await page.getByRole("row").nth(1).innerText(),
      /Throw your first bowl/,
    );
  },

  async "the keyboard skips to the content"({ page }) {
    await page.goto(address);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await page.locator(":focus").innerText(), "Workshop");
  },

  async "an empty form is refused in the browser"({ page, requests }) {
    await page.goto(address);
    await page.getByRole("link", { name: "Carve a spoon" }).click();
    await page
      .getByRole("heading", { level: 1, name: "Carve a spoon" })
      .waitFor();
    assert.equal(await page.title(), "Carve a spoon · Kiln & Loom");
    await page.getByRole("button", { name: "Keep my place" }).click();
    assert.deepEqual(await problems(page), {
      name: "This is needed.",
      email: "This is needed.",
    });
    assert.equal(await page.locator(":focus").getAttribute("name"), "name");
    assert.equal(requests.length, 0);
  },

  async "the browser and the server refuse the same values"({
    page,
    requests,
  }) {
    await page.goto(`${address}/workshops/spoon`);
    const bad = {
      name: "x".repeat(81),
      email: "ada@",
      phone: "030 1234567",
      note: "x".repeat(301),
    };
    for (const [field, value] of Object.entries(bad))
      await page.locator(`#${field}`).fill(value);
    await page.getByRole("button", { name: "Keep my place" }).click();
    const inBrowser = await problems(page);
    assert.deepEqual(inBrowser, {
      name: "Use at most 80 characters.",
      email: "This is not a valid email address.",
      phone: "Start with the country code, such as +49 30 1234567.",
      note: "Use at most 300 characters.",
    });
    assert.equal(requests.length, 0);

    const { status, reply } = await post("spoon", { ...bad, places: 1 });
    assert.equal(status, 422);
    assert.equal(reply.outcome, "invalid");
    const onServer = reply.errors.map(({ field }) => field);
    assert.deepEqual(onServer.sort(), Object.keys(inBrowser).sort());
  },

  async "a problem goes away where it is mended"({ page }) {
    await page.getByLabel("Your name").fill("Ada");
    assert.equal((await problems(page)).name, undefined);
    await page.getByRole("alert").getByRole("link").first().click();
    assert.equal(await page.locator(":focus").getAttribute("name"), "email");
  },

  async "a good form is confirmed"({ page, requests }) {
    await page.goto(`${address}/workshops/spoon`);
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("Email").fill("ada@example.com");
    await page.getByRole("button", { name: "Places: one more" }).click();
    await page.getByLabel("A little").check();
    await page.getByRole("button", { name: "Keep my place" }).click();
    const confirmation = page
      .getByRole("status")
      .filter({ hasText: "See you there" });
    assert.match(await confirmation.innerText(), /KL-\d{4}/);
    assert.deepEqual(requests, [
      {
        name: "Ada",
        email: "ada@example.com",
        places: 2,
        experience: "a-little",
      },
    ]);
    await page.getByText("6 places left", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    assert.equal(await page.getByLabel("Your name").inputValue(), "");
  },

  async "a workshop that is full has a waiting list"({ page }) {
    await page.goto(`${address}/workshops/notebook`);
    await page.getByLabel("Your name").fill("Bo");
    await page.getByLabel("Email").fill("bo@example.com");
    await page.getByRole("button", { name: "Keep my place" }).click();
    await page.getByText("3 people are before you.").waitFor();
  },

  async "a workshop that is cancelled has no form"({ page }) {
    await page.goto(`${address}/workshops/lino-print`);
    await page
      .getByRole("alert")
      .filter({ hasText: "The press is being repaired" })
      .waitFor();
    assert.equal(
      await page.getByRole("button", { name: "Keep my place" }).count(),
      0,
    );
    await page.getByRole("link", { name: "See the others" }).click();
    await page.waitForURL(`${address}/`);
  },

  async "what only the server knows comes back to its field"({ page, errors }) {
    await page.goto(`${address}/workshops/wall-hanging`);
    await page.getByLabel("Your name").fill("Cy");
    await page.getByLabel("Email").fill("cy@example.com");
    await page.getByLabel("Places", { exact: true }).fill("3");
    await page.getByRole("button", { name: "Keep my place" }).click();
    await page
      .locator("#places-problem", { hasText: "Only 2 left." })
      .waitFor();
    expected(errors, "409");
  },

  async "an address without a page says so"({ page, errors }) {
    const response = await page.goto(`${address}/workshops/<b>`);
    assert.equal(response.status(), 404);
    await page.getByRole("heading", { name: "Nothing is here" }).waitFor();
    expected(errors, "404");
  },

  async "the server explains what it refuses"() {
    const { status, reply } = await post("spoon", {
      name: "",
      places: 9,
      admin: true,
    });
    assert.equal(status, 422);
    const errors = reply.errors.map(({ field, rule }) => `${field}: ${rule}`);
    assert.deepEqual(errors, [
      ": other",
      "email: required",
      "name: minLength",
      "places: maximum",
    ]);
  },

  async "screenshots are taken"({ browser }) {
    for (const [name, options] of Object.entries(looks)) {
      const page = await browser.newPage(options);
      const take = (what) =>
        page.screenshot({
          path: join(screenshots, `${what}-${name}.png`),
          fullPage: true,
        });
      await page.goto(address);
      await take("list");
      await page.goto(`${address}/workshops/first-bowl`);
      await take("detail");
      await page.getByLabel("Phone").fill("030 1234567");
      await page.getByRole("button", { name: "Keep my place" }).click();
      await take("problems");
      await page.goto(`${address}/workshops/lino-print`);
      await take("cancelled");
      await page.goto(`${address}/workshops/visible-mending`);
      await page.getByLabel("Your name").fill("Ada");
      await page.getByLabel("Email").fill("ada@example.com");
      await page.getByRole("button", { name: "Keep my place" }).click();
      await page.getByText("See you there").waitFor();
      await take("confirmed");
      await page.goto(`${address}/nowhere`);
      await take("not-found");
      await page.close();
    }
  },
};

const looks = {
  light: { viewport: { width: 1180, height: 800 }, colorScheme: "light" },
  dark: { viewport: { width: 1180, height: 800 }, colorScheme: "dark" },
  narrow: { viewport: { width: 375, height: 700 }, colorScheme: "light" },
};

/** What the form says about its fields. */
async function problems(page) {
  await page.getByRole("alert").waitFor();
  const found = {};
  for (const place of await page
    .locator(".control > .problem:not(:empty)")
    .all()) {
    const field = (await place.getAttribute("id")).replace("-problem", "");
    assert.equal(
      await page.locator(`#${field}`).getAttribute("aria-invalid"),
      "true",
    );
    found[field] = await place.innerText();
  }
  return found;
}

/** Posts to the server, past the checks of the browser. */
async function post(slug, request) {
  const response = await fetch(`${address}/api/workshops/${slug}/sign-ups`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  return { status: response.status, reply: await response.json() };
}

/** Chromium reports every answer of 400 and above as an error: takes out the expected one. */
function expected(errors, status) {
  assert.equal(errors.length, 1, errors.join("\n"));
  assert.match(
    errors.pop(),
    new RegExp(`the server responded with a status of ${status}`),
  );
}

function executablePath() {
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    for (const folder of process.env.PATH.split(delimiter)) {
      if (existsSync(join(folder, name))) return join(folder, name);
    }
  }
  throw new Error(
    "no chromium in PATH; install it: apt-get update && apt-get install -y chromium",
  );
}

const browser = await chromium.launch({
  executablePath: executablePath(),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const page = await browser.newPage();
page.setDefaultTimeout(10_000);
const errors = [];
const requests = [];
page.on("pageerror", (error) => errors.push(error.stack));
page.on(
  "console",
  (message) => message.type() === "error" && errors.push(message.text()),
);
page.on(
  "request",
  (request) =>
    request.method() === "POST" && requests.push(request.postDataJSON()),
);
try {
  for (const [name, step] of Object.entries(steps)) {
    console.log(name);
    requests.length = 0;
    await step({ browser, page, errors, requests });
    assert.deepEqual(errors, []);
  }
} finally {
  await browser.close();
}

import { defineConfig } from "vite";

const server = process.env.SERVER ?? "http://127.0.0.1:3000";

/** `npm run dev`, beside a running server: Vite's page gets the data of the server's. */
const dataOfServer = {
  name: "data-of-server",
  apply: "serve" as const,
  async transformIndexHtml(html: string, { originalUrl = "/" }) {
    const data = /<script [^>]*id="page">.*?<\/script>/s;
    const served = await (await fetch(server + originalUrl)).text();
    return html.replace(data, () => data.exec(served)?.[0] ?? "");
  },
};

export default defineConfig({
  plugins: [dataOfServer],
  server: { proxy: { "/api": server } },
});

/**
 * The other side of the benchmark of pages, in a process of its own: the site, or a bare server that has its reply ready.
 * Prints its address, and ends when its input does.
 */

import { createServer } from "node:http";
import { makeSite, serve } from "@urna/web";
import { openDesk } from "../../packages/cli/src/pages/desk.ts";

const [kind = "site", size = "0"] = process.argv.slice(2);
process.stdin.resume().once("end", () => process.exit(0));
if (kind === "bare") {
  const body = Buffer.alloc(Number(size), "x");
  const server = createServer((_, response) => {
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-length": body.byteLength,
    });
    response.end(body);
  });
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.stdout.write(`http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}\n`);
  });
} else {
  const { address } = await serve(makeSite(openDesk(), { live: true }), 0);
  process.stdout.write(`${address}\n`);
}

/**
 * Asks a server on this machine for pages: a few connections that stay open, each with one request under way, so many
 * requests in all and no more. Replies are counted by their bytes; nothing else is done with them.
 */

import { connect } from "node:net";

const CONNECTIONS = 16;
const HEAD_END = Buffer.from("\r\n\r\n");

/** The nanoseconds of one request, of `requests`; `pathOf` gives the path of each. Rejects where a reply is no 200. */
export async function load(
  address: string,
  requests: number,
  pathOf: (i: number) => string,
  encoding = "identity",
): Promise<number> {
  const { hostname, port } = new URL(address);
  let next = 0;
  const start = process.hrtime.bigint();
  await Promise.all(
    Array.from(
      { length: CONNECTIONS },
      () =>
        new Promise<void>((resolve, reject) => {
          const socket = connect(Number(port), hostname);
          socket.setNoDelay(true);
          let left = 0;
          let head = Buffer.alloc(0);
          const ask = (): void => {
            if (next >= requests) {
              socket.end();
              resolve();
              return;
            }
            head = Buffer.alloc(0);
            left = 0;
            socket.write(
              `GET ${pathOf(next++)} HTTP/1.1\r\nhost: ${hostname}\r\naccept-encoding: ${encoding}\r\n\r\n`,
            );
          };
          socket.on("data", (chunk) => {
            if (left > 0) left -= chunk.byteLength;
            else {
              head = head.byteLength === 0 ? chunk : Buffer.concat([head, chunk]);
              const end = head.indexOf(HEAD_END);
              if (end === -1) return;
              const text = head.toString("latin1", 0, end);
              const length = /content-length: (\d+)/i.exec(text)?.[1];
              if (!text.startsWith("HTTP/1.1 200") || length === undefined) {
                reject(new Error(text.split("\r\n", 1).join("")));
                socket.destroy();
                return;
              }
              left = Number(length) - (head.byteLength - end - HEAD_END.byteLength);
            }
            if (left === 0) ask();
          });
          socket.once("error", reject);
          // Settled already where all was answered.
          socket.once("close", () => reject(new Error("the server closed a connection")));
          socket.once("connect", ask);
        }),
    ),
  );
  return Number(process.hrtime.bigint() - start) / requests;
}

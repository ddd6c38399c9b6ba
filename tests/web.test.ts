import { createHash } from "node:crypto";
import { makeSite, serve, type Serving } from "@urna/web";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openDesk } from "../packages/cli/src/pages/desk.ts";
import { urna } from "./urna.ts";

const E = "kz-majilis-2023";
let serving: Serving;
vi.setConfig({ testTimeout: 30_000 });
beforeAll(async () => {
  serving = await serve(makeSite(openDesk(), { live: true, origin: () => serving.address }), 0);
});
afterAll(() => serving.close());

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${serving.address}${path}`, { redirect: "manual", ...init });
const text = async (path: string): Promise<string> => (await get(path)).text();
const heading = (html: string): string => /<h1[^>]*>([^<]*)</.exec(html)?.[1] ?? "";

describe("the overview", () => {
  const column = (html: string): readonly string[] => {
    const [, table = ""] = /<table id="table-seats">(.*?)<\/table>/s.exec(html) ?? [];
    return [...table.matchAll(/<tr[^>]*>(?:(?!<\/tr>).)*<t[hd][^>]*>([^<]*)<\/t[hd]><\/tr>/gs)].map(
      ([, last = ""]) => last,
    );
  };

  test("folds those who stood in one district and have neither list votes nor seats; each keeps its row", async () => {
    const html = await text("/en/de-bundestag-2025/");
    const [, shown = "", hidden = ""] =
      /<table id="table-seats">(.*?)<details><summary>62 more [^<]*<\/summary>(.*?)<\/details>/s.exec(html) ??
      [];
    expect(shown).toContain(">FDP<");
    expect(shown).not.toContain(">Zibi<");
    expect(hidden.match(/<tr\b[^>]*><th/g)).toHaveLength(1 + 62);
    expect(hidden).toContain(">Zibi<");
  });

  test("says what changed since the election before, and in words where there was nothing to change", async () => {
    expect(column(await text(`/en/${E}/`))).toEqual([
      "since 2021",
      "−14",
      "+8",
      "new",
      "−6",
      "−5",
      "did not stand",
      "not offered",
      "no seats",
      "new",
      "",
      "",
    ]);
    expect(column(await text("/en/kz-majilis-1999/"))[0]).toBe("seats");
  });

  test("accounts for everybody on the list: every part is published or a difference, and together they are the whole", async () => {
    const partsOf = (html: string): readonly (readonly string[])[] => {
      const [, table = ""] = /<table id="table-account">.*?<tbody>(.*?)<\/tbody>/s.exec(html) ?? [];
      return [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, cells = ""]) =>
        [...cells.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) =>
          cell.replaceAll(/<[^>]*>/g, ""),
        ),
      );
    };
    const html = await text(`/en/${E}/`);
    expect(html).toContain(
      "Of 12,035,578 voters on the list, 5,971,719 (49.62\u00A0%) chose a list above the bar",
    );
    const parts = partsOf(html);
    expect(parts).toEqual([
      ["voters on the list", "12,035,578", "100.00\u00A0%", "published"],
      ["received no ballot", "5,513,718", "45.81\u00A0%", "12,035,578 − 6,521,860"],
      ["no valid vote", "155,419", "1.29\u00A0%", "6,521,860 − 6,366,441"],
      ["valid ballots", "6,366,441", "52.90\u00A0%", "sum of the lines below"],
      ["against all", "248,291", "2.06\u00A0%", "published"],
      ["for lists below the bar", "146,431", "1.22\u00A0%", "sum; lists: 1"],
      ["for lists above the bar", "5,971,719", "49.62\u00A0%", "sum; lists: 6"],
    ]);
    const [whole, ...rest] = parts.map(([, votes = ""]) => Number(votes.replaceAll(",", "")));
    // Valid ballots are the sum of what stands below them.
    expect(rest.reduce((sum, votes) => sum + votes, -(rest[2] ?? 0))).toBe(whole);
    // In 1999 invalid ballots were published, and were in the base of the bar: they are no valid ballots for all that.
    const early = partsOf(await text("/en/kz-majilis-1999/")).map(([name, votes]) => `${name} ${votes}`);
    expect(early.slice(2, 4)).toEqual(["invalid ballots 361,534", "valid ballots 4,892,321"]);
    // Of Greece only the lists above the bar are loaded: the others are one part, and a total is no mark on a ballot.
    const greece = await text("/en/gr-vouli-2023-06/");
    expect(partsOf(greece).map(([name, votes]) => `${name} ${votes}`)).toEqual([
      "valid ballots 5,215,207",
      "for others, whose votes are not loaded one by one 317,101",
      "for lists above the bar 4,898,106",
    ]);
    expect(greece).not.toContain("100.00\u00A0% of votes");
    expect(partsOf(greece).map(([, , , how]) => how)).toEqual([
      "published",
      "5,215,207 − 4,898,106",
      "sum; lists: 8",
    ]);
    // Tables that came as a whole have no page of sources; where only lists above the bar are loaded, nothing is told apart.
    expect(greece).not.toContain("/source/#");
    expect(partsOf(await text("/en/kr-assembly-2020/"))).toEqual([]);
  });

  test("says how firm its figures are, and what was looked for in vain", async () => {
    const html = await text(`/en/${E}/`);
    expect(html).toMatch(/Figures by status: final: \d+; not found: \d+/);
    expect(html).toContain("invalid ballots, list vote");
    expect(html).toContain("(district: 29): who won them was declared");
  });
});

describe("figures lead to what they are computed of", () => {
  const linksOf = async (path: string): Promise<ReadonlyMap<string, string>> => {
    const [, main = ""] = /<main[^>]*>(.*)<\/main>/s.exec(await text(path)) ?? [];
    const tables = [...main.matchAll(/<table.*?<\/table>/gs)].map(([table]) => table).join("");
    return new Map(
      [...tables.matchAll(/<a href="([^"]+)">([^<]*)<\/a>/g)].map(([, href = "", shown = ""]) => [
        new URL(href.replaceAll("&amp;", "&"), `http://x${path}`).href.slice("http://x".length),
        shown,
      ]),
    );
  };

  test.each([`/en/${E}/compare/kz-majilis-2021/`, `/ru/${E}/compare/kz-majilis-1999/`, `/kk/${E}/regions/`])(
    "%s: there is such a page, with such a place",
    async (path) => {
      const links = await linksOf(path);
      expect(links.size).toBeGreaterThan(10);
      const broken: string[] = [];
      for (const href of links.keys()) {
        const [page = "", place] = href.split("#");
        const response = await get(page);
        const html = await response.text();
        const hasPlace = place === undefined || html.includes(`id="${place}"`);
        if (response.status !== 200 || !hasPlace) broken.push(href);
      }
      expect(broken).toEqual([]);
    },
  );

  test("quotients of a divisor open to votes and divisor, and every link of the ladder has its place", async () => {
    const path = "/en/at-nationalrat-2019/why/";
    const html = await text(path);
    const [, opened = ""] = /<div id="figure-quotient-oevp"[^>]*>(.*?)<\/div>/s.exec(html) ?? [];
    expect(
      opened
        .replaceAll(/<[^>]*>/g, " ")
        .replaceAll(/\s+/g, " ")
        .trim(),
    ).toBe("votes / divisor: ÖVP 1,789,417 / 24,900 = 71 21,517/24,900");
    const figures = [...html.matchAll(/href="#(figure-[^"]+)"/g)].map(([, id = ""]) => id);
    expect(figures).toContain("figure-quotient-neos");
    for (const id of new Set(figures)) expect(html).toContain(`id="${id}"`);
    expect(new Set([...html.matchAll(/ id="(figure-[^"]+)"/g)].map(([, id]) => id)).size).toBe(
      [...html.matchAll(/ id="figure-/g)].length,
    );
    // Where several tables have divisors of their own, none is taken for another's.
    expect(await text("/en/no-storting-2021/why/")).not.toContain("figure-divisor");
  });

  test.each(["de-bundestag-2025", "gr-vouli-2023-06"])(
    "%s came as whole tables: nothing on its ladder leads to a page of sources that it does not have",
    async (id) => {
      const html = await text(`/en/${id}/why/`);
      expect(html).toContain('id="figure-');
      expect(html).not.toContain(`${id}/source/`);
    },
  );

  test("seats by another law lead to the question that gives them", async () => {
    const links = await linksOf(`/en/${E}/compare/kz-majilis-2021/`);
    const asked = `/en/${E}/what-if/?law=kz%2Fmajilis%402021-01-10&party=amanat`;
    expect(links.get(asked)).toBe("65 or 60");
    const answer = await text(asked);
    expect(answer).toMatch(/65 of 107 seats with against all in the base of the bar/);
    // Its lines are those of that house, in the picture of the seats and in the curve.
    const lines = new Set(answer.match(/\d+ = (?:more than half|two thirds)/g));
    expect([...lines].toSorted()).toEqual(["54 = more than half", "72 = two thirds"]);
    expect(links.get(`/en/${E}/what-if/linked/`)).toBe("52");
    expect(links.get("/en/kz-majilis-2021/why/#figure-share-nur-otan")).toBe("71.09");
  });
});

describe("addresses and what is not there", () => {
  test.each(["kz-majilis-2021", "kz-majilis-2007", "kz-maslikhat-2023-almaty", "de-bundestag-2025"])(
    "%s: every ready-made question that is offered has an answer",
    async (election) => {
      const address = `/en/${election}/what-if/`;
      const html = await (await get(address)).text();
      const names = [...html.matchAll(/href="[^"]*\/what-if\/([a-z0-9-]+)\/"/g)].map(([, name]) => name);
      for (const name of new Set(names))
        expect([name, (await get(`${address}${name}/`)).status]).toEqual([name, 200]);
    },
  );

  test.each([
    ["/", 302],
    ["/en", 302],
    ["/en/", 200],
    [`/en/${E}`, 302],
    [`/en/${E}/`, 200],
    ["/en/KZ_Majilis_2023/why/", 302],
    [`/kk/${E}/why/osdp/4/`, 200],
    ["/ru/us-house-apportionment-2020/why/new-york/", 200],
    ["/en/us-house-apportionment-2020/why/california/52/", 200],
    [`/ru/${E}/what-if/linked/`, 200],
    [`/ru/${E}/what-if/?bar=7&formula=dhondt&seats-list=49&seats-district=49`, 200],
    [`/en/${E}/what-if/?bar=700`, 422],
    [`/en/${E}/what-if/seats.svg?bar=700`, 404],
    [`/en/${E}/what-if/seat.svg?bar=7`, 404],
    [`/en/${E}/what-if/bar-7/x/seats.svg`, 404],
    [`/en/${E}/what-if/bar-7/seats.svg`, 200],
    [`/en/${E}/what-if/bar-7/seats.svg?bar=700`, 404],
    [`/en/${E}/what-if/bar-7/curve-letters.svg`, 200],
    [`/en/${E}/what-if/bar-8/seats.svg`, 404],
    [`/en/${E}/compare/kz-majilis-2021/step.svg`, 404],
    [`/en/${E}/compare/kz-majilis-2021/matrix-dark.svg`, 200],
    [`/en/${E}/compare/kz-majilis-2021/matrix.svg?party=nobody`, 422],
    [`/en/${E}/compare/kz-majilis-2021/matrix.gif`, 404],
    [`/en/${E}/compare/kz-majilis-2021/x/matrix.svg`, 404],
    [`/en/${E}/compare/matrix.svg`, 404],
    [`/en/${E}/what-if/?formula=magic`, 422],
    [`/en/${E}/record/`, 200],
    [`/en/${E}/record`, 302],
    [`/kk/${E}/record/theme/pluralism/`, 200],
    [`/kk/${E}/record/theme/weather/`, 404],
    [`/ru/${E}/record/timeline/detention/`, 200],
    [`/ru/${E}/record/timeline/scandal/`, 404],
    [`/es/${E}/record/candidacy/`, 200],
    [`/es/${E}/record/candidacy/more/`, 404],
    [`/en/${E}/record/recommendations.csv`, 200],
    [`/en/${E}/record/events.csv`, 200],
    [`/en/${E}/record/timeline.svg`, 200],
    [`/kk/${E}/record/threads.svg`, 200],
    [`/ru/${E}/record/brief.md`, 200],
    [`/en/${E}/record/candidacy.svg`, 200],
    ["/en/kz-referendum-2022/record/candidacy.svg", 404],
    [`/en/${E}/record/other.csv`, 404],
    ["/en/de-bundestag-2021/record/", 404],
    [`/en/${E}/dossier/dossier.md`, 200],
    [`/en/${E}/dossier/dossier.pdf`, 404],
    ["/es/kz-kurultai-2026/", 200],
    ["/en/kz-majilis-2032/", 404],
    ["/de/kz-majilis-2023/", 404],
    [`/en/${E}/whyy/`, 404],
    [`/en/${E}/why/osdpp/`, 404],
    [`/en/${E}/why/osdp/5/`, 404],
    [`/en/${E}/why/osdp/0x4/`, 404],
    [`/en/${E}/share/../../../package.json`, 404],
    ["/en/%E0%A4%A/", 404],
    ["/fonts/none.woff2", 404],
  ])("%s answers %i", async (path, status) => expect((await get(path)).status).toBe(status));

  test("the reader's language is the first page's", async () => {
    const { headers } = await get("/", { headers: { "accept-language": "ru-RU,ru;q=0.9" } });
    expect(headers.get("location")).toBe("/ru/");
  });

  test("what is written alike is offered", async () => {
    expect(await text("/en/kz-majilis-2032/")).toContain('href="../../en/kz-majilis-2023/"');
    expect(await text(`/en/${E}/why/osdpp/`)).toContain(`en/${E}/why/osdp/"`);
    expect(await text(`/de/${E}/`)).toContain(`href="/kk/${E}/"`);
  });

  test("only reading is served", async () => {
    expect((await get("/en/", { method: "POST" })).status).toBe(405);
    const head = await get(`/en/${E}/`, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    expect((await get(`/en/?${"x".repeat(3000)}`)).status).toBe(414);
  });
});

test("pages are compressed for whoever can read that", async () => {
  const sizeOf = async (encoding: string): Promise<readonly (string | null)[]> => {
    const { headers } = await get(`/en/${E}/`, { headers: { "accept-encoding": encoding } });
    return [headers.get("content-encoding"), headers.get("content-length")];
  };
  const [[plain, whole], [zipped, part]] = [await sizeOf("identity"), await sizeOf("gzip")];
  expect([plain, zipped]).toEqual([null, "gzip"]);
  expect(Number(part)).toBeLessThan(Number(whole) / 3);
});

describe("what a page may do", () => {
  test("only scripts of its own, no frame, nothing from elsewhere, no cookie", async () => {
    const { headers } = await get(`/en/${E}/`);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("set-cookie")).toBeNull();
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("hostile addresses and queries become text", async () => {
    const evil = `"><script>alert(1)</script><svg onload=x>`;
    const name = encodeURIComponent(evil);
    for (const path of [
      `/en/${name}/`,
      `/en/${E}/${name}/`,
      `/en/${E}/why/${name}/`,
      `/en/${E}/what-if/?bar=${name}&formula=${name}&party=${name}&seats-list=${name}`,
      `/en/${E}/?d=${name}&r=${name}`,
      `/en/${E}/compare/${name}/`,
      `/en/${E}/compare/kz-majilis-2021/?party=${name}`,
      `/en/${E}/what-if/seats.svg?bar=${name}&formula=${name}`,
      `/en/${E}/what-if/seats.svg?bar=7&party=${name}&law=${name}`,
      `/en/${E}/what-if/curve.svg?party=${name}&x=${name}&seats-list=${name}`,
      `/en/${E}/what-if/${name}.svg`,
      `/en/${E}/compare/kz-majilis-2021/steps.svg?party=${name}`,
      `/en/${E}/compare/kz-majilis-2021/${name}.svg`,
    ]) {
      const html = await text(path);
      // The one script of a page is a file of the site.
      expect(html.replace(/<script type="module" src="[./]*scripts-\w+\/start\.js">/, "")).not.toMatch(
        /<script|<svg onload/,
      );
    }
  });

  test("whatever is asked, there is an answer, and it is no mistake of ours", async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.webQueryParameters(), async (path, query) => {
        const { status } = await get(`/en/${E}${path}?${query}`);
        expect([200, 302, 404, 422]).toContain(status);
      }),
      { numRuns: 40 },
    );
  });

  test("the first view is small", async () => {
    const { gzipSync } = await import("node:zlib");
    const html = await text(`/en/${E}/`);
    const [sheet = ""] = /style-[0-9a-f]+\.css/.exec(html) ?? [];
    const bytes = gzipSync(html).byteLength + gzipSync(await text(`/${sheet}`)).byteLength;
    expect(bytes).toBeLessThan(60_000);
    expect((await get(`/${sheet}`)).headers.get("cache-control")).toContain("immutable");
  });
});

describe("a page says what the command says", () => {
  test("the first line of the command is the heading of the page", async () => {
    for (const [path, command] of [
      [`/en/${E}/`, `seats ${E} --text`],
      [`/en/${E}/why/osdp/`, `explain ${E} osdp`],
      ["/en/kz-referendum-2022/", "show kz-referendum-2022 --text"],
      [`/en/${E}/checks/`, `screen ${E}`],
      [`/en/${E}/dossier/`, `dossier ${E}`],
    ] as const) {
      const { stdout } = await urna(command, { columns: 400 });
      const said = heading(await text(path))
        .replaceAll("&#39;", "'")
        .replaceAll("&quot;", '"');
      expect(said).not.toBe("");
      expect(stdout.replaceAll(/\s+/g, " ")).toContain(said);
    }
  });

  test("every one of the 98 seats has a page of its own", async () => {
    const html = await text(`/en/${E}/why/`);
    const seats = [...html.matchAll(/href="[./]*(en\/kz-majilis-2023\/why\/[a-z-]+\/\d+\/)"/g)].map(
      (m) => m[1],
    );
    expect(new Set(seats).size).toBe(98);
    expect(heading(await text(`/en/${E}/why/amanat/40/`))).toBe("Seat 40 of 62: Amanat");
    expect(await text(`/en/${E}/why/amanat/40/`)).toContain("remainder of 56,190.57 votes: rank 2");
    expect(await text(`/en/${E}/why/amanat/39/`)).toContain("full quota 39 of 39");
    expect(await text(`/en/${E}/why/amanat/41/`)).toContain("declared, not computed");
  });

  test.each([
    ["bar=7", "Amanat: 68 of 98 seats (+6)"],
    ["bar=0", "Amanat: 61 of 98 seats"],
    ["link=1", "Amanat: 52 of 98 seats"],
    ["formula=dhondt", "Amanat: 63 of 98 seats (+1)"],
    ["seats-list=98&seats-district=0", "Amanat: 56 of 98 seats"],
  ])("what if %s", async (query, answer) =>
    expect(await text(`/en/${E}/what-if/?${query}`)).toContain(answer),
  );

  test("the steps of the curve end exactly where a contender has its votes", async () => {
    const html = await text(`/en/${E}/what-if/bar-7/`);
    const table = /<table id="table-sweep.*?<\/table>/s.exec(html)?.[0] ?? "";
    const rows = [...table.matchAll(/<tr><th[^>]*>([^<]*)<\/th><td[^>]*>([^<]*)<\/td><td[^>]*>(\d+)/g)];
    expect(
      rows.map(([, votes, share, seats]) => [votes, share?.replace("\u00a0", " "), seats]).slice(0, 6),
    ).toEqual([
      ["146,431", "2.3000 %", "61"],
      ["331,058", "5.2000 %", "62"],
      ["432,920", "6.8000 %", "64"],
      ["535,139", "8.4056 %", "68"],
      ["547,154", "8.5943 %", "73"],
      ["693,938", "10.8999 %", "79"],
    ]);
  });

  test("both ways to part votes from rules are on the page of comparison", async () => {
    const html = await text(`/en/${E}/compare/kz-majilis-2021/`);
    for (const said of ["65 or 60", "votes −11, rules −3", "votes −16, rules +2", "51 to 80"])
      expect(html).toContain(said);
  });
});

describe("files to take along", () => {
  test("the pictures stand alone, and draw every seat", async () => {
    for (const name of ["seats.svg", "half-circle.svg"]) {
      const svg = await text(`/en/${E}/share/${name}`);
      expect(svg.match(/class="seat /g)).toHaveLength(98);
      expect(svg).not.toMatch(/href=|url\(http|var\(--/);
      expect(svg.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ")).toContain("19 March 2023");
    }
    expect((await get(`/en/${E}/share/cut.svg`)).headers.get("content-type")).toContain("image/svg+xml");
  });

  test("the table adds up, and the outcome has every step", async () => {
    const lines = (await text(`/en/${E}/share/seats.csv`)).trim().split("\r\n");
    expect(lines[0]).toBe("contender,votes,share,list,district,seats");
    const seats = lines.slice(1).map((line) => Number(line.split(",").at(-1)));
    expect(seats.reduce((sum, n) => sum + n, 0)).toBe(98);
    const outcome: unknown = JSON.parse(await text(`/en/${E}/share/outcome.json`));
    expect(outcome).toMatchObject({ election: E, status: "complete" });
    expect(await text(`/en/${E}/share/report.md`)).toContain("**Amanat has 62 of 98 seats");
  });

  test("every picture has its forms, and each is what its ending says", async () => {
    for (const kind of ["seats", "half-circle", "votes-and-seats", "cut", "regions"]) {
      for (const form of ["", "-narrow", "-dark", "-narrow-dark", "-print"])
        expect(await text(`/en/${E}/share/${kind}${form}.svg`)).toMatch(/^<svg [^>]*viewBox/);
    }
    for (const kind of ["seats", "half-circle", "votes-and-seats", "cut", "regions"]) {
      for (const [form, width, height] of [
        ["", 1200, 675],
        ["-tall", 1080, 1350],
        ["-print", 2400, 1350],
      ] as const) {
        const reply = await get(`/kk/${E}/share/${kind}${form}.png`);
        expect(reply.headers.get("content-type")).toBe("image/png");
        const bytes = Buffer.from(await reply.arrayBuffer());
        expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
        expect([kind, bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([kind, width, height]);
      }
    }
    const lost = await get(`/en/${E}/share/seat.svg`);
    expect([lost.status, await lost.text()]).toEqual([404, expect.stringContaining("share/seats.svg")]);
  });

  test("a question and a comparison are taken along as they are shown, stamped inside the plot", async () => {
    const html = await text(`/en/${E}/what-if/?bar=7&formula=dhondt&party=osdp`);
    const links = [...html.matchAll(/href="[./]*(en\/[^"]*\.(?:svg|png)[^"]*)"/g)].map(([, link = ""]) =>
      link.replaceAll("&amp;", "&"),
    );
    expect(links).toHaveLength(16);
    const marks = (svg: string): number => svg.match(/class="seat /g)?.length ?? 0;
    for (const link of links.filter((each) => each.includes(".svg"))) {
      const svg = await text(`/${link}`);
      expect(svg).toMatch(/^<svg [^>]*viewBox/);
      expect(svg).toMatch(/<g transform[^>]*>.*class="stamp-frame".*WHAT-IF.*<\/g>/s);
      expect(marks(svg)).toBe(link.includes("/seats") ? 98 : 0);
    }
    // The same votes by another law: the picture is of the question that its address asks.
    const asked = await text(`/en/${E}/what-if/seats.svg?bar=7`);
    expect(await text(`/en/${E}/what-if/bar-7/seats.svg`)).toBe(asked);
    expect(await text(`/en/${E}/what-if/seats.svg?bar=0`)).not.toBe(asked);
    const compared = await text(`/en/${E}/compare/kz-majilis-2021/?party=aq-jol`);
    for (const name of ["steps", "matrix"]) {
      const [, link = ""] = new RegExp(`href="[./]*(en/[^"]*${name}\\.svg[^"]*)"`).exec(compared) ?? [];
      expect(link).toContain("?party=aq-jol");
      expect(await text(`/${link}`)).toContain("Aq Jol");
    }
    const cells = await text(`/en/${E}/compare/kz-majilis-2021/matrix.svg`);
    for (const said of ["76 (own law)", "65 or 60", "62 (own law)", "list 51 + ?; 51 to 80", "52", "56"])
      expect(cells).toContain(`>${said}<`);
    for (const path of [
      "what-if/seats.png?bar=7",
      "what-if/curve-tall.png",
      "compare/kz-majilis-2021/steps.png",
      "compare/kz-majilis-2021/matrix-tall.png",
    ]) {
      const reply = await get(`/kk/${E}/${path}`);
      expect(reply.headers.get("content-type")).toBe("image/png");
    }
  });

  test("where the law can be read in two ways, each reading is a picture of its own", async () => {
    const html = await text(`/en/${E}/what-if/?law=kz/majilis@2021-01-10`);
    const links = [...html.matchAll(/href="[./]*(en\/[^"]*\/seats\.svg[^"]*)"/g)].map(
      ([, link = ""]) => `/${link.replaceAll("&amp;", "&")}`,
    );
    expect(links).toHaveLength(2);
    const [one = "", other = ""] = await Promise.all(links.map(text));
    expect([one, other]).toEqual([expect.stringContaining("WHAT-IF"), expect.stringContaining("WHAT-IF")]);
    expect(one).not.toBe(other);
    expect((await get(`/en/${E}/what-if/seats.svg?law=kz/majilis@2021-01-10`)).status).toBe(404);
  });

  test("what describes the table fits the table", async () => {
    const csv = await text(`/en/${E}/share/seats.csv`);
    const described: unknown = JSON.parse(await text(`/en/${E}/share/datapackage.json`));
    const hash = createHash("sha256").update(csv).digest("hex");
    const fields = csv
      .split("\r\n", 1)
      .join("")
      .split(",")
      .map((name) => ({ name }));
    expect(described).toMatchObject({
      resources: [{ bytes: Buffer.byteLength(csv), hash: `sha256:${hash}`, schema: { fields } }],
    });
  });

  test("tables for wikis and articles have every row; citations pin data and rules", async () => {
    const wiki = await text(`/ru/${E}/share/table.wiki`);
    expect(wiki.match(/^! scope="row"/gm)).toHaveLength(10);
    expect(wiki.replaceAll("\u00a0", " ")).toContain("3 431 510");
    expect((await text(`/ru/${E}/share/table.md`)).trim().split("\n")).toHaveLength(12);
    for (const name of ["cite.bib", "cite.ris", "cite.json"])
      expect(await text(`/en/${E}/share/${name}`)).toMatch(/\?d=[0-9a-f]{7}&r=kz%2Fmajilis%402023-01-01/);
  });

  test("a page elsewhere is given lines that lead back here", async () => {
    const html = await text(`/en/${E}/share/`);
    expect(html).toContain(`src=&quot;${serving.address}/en/${E}/share/seats.svg&quot;`);
    for (const language of ["kk", "ru", "en", "es"])
      expect(html).toContain(`<blockquote lang="${language}">`);
    expect((await get("/urna-chart.js")).headers.get("content-type")).toContain("text/javascript");
  });

  test("a permanent address says when something has changed, and nothing otherwise", async () => {
    const html = await text(`/en/${E}/share/`);
    const [, query = ""] = /href="\.\.\/(\?d=[^"]*)"/.exec(html) ?? [];
    const pinned = query.replaceAll("&amp;", "&");
    expect(pinned).toMatch(
      /^\?d=[0-9a-f]{7}&r=kz%2Fmajilis%402023-01-01&s=amanat\.62~auyl\.8~(?:[a-z-]+\.\d~){4}[a-z-]+\.\d$/,
    );
    expect(await text(`/en/${E}/${pinned}`)).not.toContain("have changed");
    expect(await text(`/en/${E}/?d=0000000`)).toContain("have changed");
    expect(await text(`/en/${E}/?d=0000000`)).toContain("does not say how many seats");
    expect(await text(`/en/${E}/${pinned.replace("d=", "d=0")}`)).toContain("Nobody’s seats are different");
    // Seats that were sent on under older figures: only what differs is listed, also who has none any more.
    const older = await text(`/en/${E}/?d=0000000&s=amanat.63~auyl.7~gone.2~<b>.1~nonsense~x.99999999`);
    const changed = /<table id="table-changed.*?<\/table>/s.exec(older)?.[0] ?? "";
    const cells = [...changed.matchAll(/<t[hd][^>]*>(?:<a[^>]*>)?([^<]*)/g)].map(([, cell]) => cell);
    expect(cells.slice(5, 13)).toEqual(["Amanat", "63", "62", "−1", "Auyl", "7", "8", "+1"]);
    expect(changed).toContain("&lt;b&gt;");
    expect(cells.slice(-8)).toEqual(["gone", "2", "0", "−2", "&lt;b&gt;", "1", "0", "−1"]);
  });
});

test("what if says how far seats are from votes, by the law and after the change", async () => {
  const html = await text(`/en/${E}/what-if/bar-7/`);
  const found = /<table id="table-indices.*?<\/table>/s.exec(html)?.[0] ?? "";
  const cells = [...found.matchAll(/<t[hd]\b[^>]*>([^<]*)/g)]
    .map(([, cell = ""]) => cell.replaceAll(/\s/g, " "))
    .slice(4);
  // The formulas as textbooks write them, in floats; every independent stands alone, against all is an option.
  const votes = [3_431_510, 693_938, 547_154, 535_139, 432_920, 331_058, 146_431, 248_291];
  const cast = votes.reduce((sum, n) => sum + n, 0);
  const of = (lists: readonly number[]): readonly string[] => {
    const seats = [...lists, 0, 0, ...Array.from({ length: 7 }, () => 1)].map((n) => n / 98);
    const off = seats.map((share, i) => share - (votes[i] ?? 0) / cast);
    const squares = (all: readonly number[]): number => all.reduce((sum, each) => sum + each * each, 0);
    return [
      `${(100 * Math.sqrt(squares(off) / 2)).toFixed(2)} %`,
      `${(50 * off.reduce((sum, each) => sum + Math.abs(each), 0)).toFixed(2)} %`,
      (1 / squares(seats)).toFixed(2),
    ];
  };
  const [law, changed] = [of([62, 8, 6, 6, 5, 4]), of([68, 9, 7, 7, 0, 0])];
  expect([cells.filter((_, i) => i % 4 === 1), cells.filter((_, i) => i % 4 === 2)]).toEqual([law, changed]);
  // No index without a sentence that says what it is.
  const says = cells.filter((_, i) => i % 4 === 3);
  expect(says).toHaveLength(3);
  expect(says.filter((sentence) => !/^[A-Z].{30,}\.$/.test(sentence))).toEqual([]);
});

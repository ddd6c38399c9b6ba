/** The little table of the tests of this package in every format that is read, made by other code than reads it. */

import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { folder } from "../returns.fixture.ts";

/** A part of a zip file; `says` is the size that it declares where that is a lie. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly says?: number;
  readonly stored?: true;
}

/** A zip file of these parts. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, content, says, stored } of parts) {
    const bytes = Buffer.from(content);
    const packed = stored === true ? bytes : deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(stored === true ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(says ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const body = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\0"), fields, place, Buffer.from(name)]));
    bodies.push(body);
    at += body.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, list, end]);
}

/** A cell of a sheet: a text, a number, or `{ f }`, a formula with its value. */
export type SheetCell = boolean | string | number | null | { readonly f: string; readonly v: number };

/** A workbook. Texts are shared, as office programs write them, or inside their cells, as exports of services do. */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly SheetCell[])[]>>,
  { inline = false, hidden = [] }: { readonly inline?: boolean; readonly hidden?: readonly string[] } = {},
): Buffer {
  const texts: string[] = [];
  const cellXml = (cell: SheetCell, at: string): string => {
    if (cell === null) return "";
    if (typeof cell === "boolean") return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`;
    if (typeof cell === "number") return `<c r="${at}" s="1"><v>${cell}</v></c>`;
    if (typeof cell === "object") return `<c r="${at}"><f>${escapeXml(cell.f)}</f><v>${cell.v}</v></c>`;
    if (inline) return `<c r="${at}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
    return `<c r="${at}" t="s"><v>${texts.push(cell) - 1}</v></c>`;
  };
  const names = Object.keys(sheets);
  const parts = Object.values(sheets).map((rows, i): ZipPart => {
    const lines = rows.map((cells, row) => {
      const written = cells.map((cell, column) =>
        cellXml(cell, `${String.fromCodePoint(65 + column)}${row + 1}`),
      );
      return written.join("") === "" ? "" : `<row r="${row + 1}">${written.join("")}</row>`;
    });
    const content = `<?xml version="1.0"?><worksheet xmlns="m"><sheetData>${lines.join("\n")}</sheetData></worksheet>`;
    return { name: `xl/worksheets/sheet${i + 1}.xml`, content };
  });
  const list = names.map((name, i) => {
    const state = hidden.includes(name) ? ' state="hidden"' : "";
    return `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  const relations = names.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="t" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const shared = texts.map((text) => `<si><r><t xml:space="preserve">${escapeXml(text)}</t></r></si>`);
  return zipOf([
    { name: "[Content_Types].xml", content: "<Types/>", stored: true },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns:r="r"><sheets>${list.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships>${relations.join("")}</Relationships>`,
    },
    ...parts,
    ...(inline ? [] : [{ name: "xl/sharedStrings.xml", content: `<sst>${shared.join("")}</sst>` }]),
  ]);
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** The rows of the little table, as a workbook has them. */
export const ROWS: readonly (readonly SheetCell[])[] = [
  ["region", "station", "registered", "valid", "amanat", "auyl"],
  ["Астана", 1, 1200, 300, 200, 100],
  ["Астана", 2, 900, 250, 150, 100],
];

/** Writes a Parquet file with DuckDB. */
export async function parquet(query: string, name = "table.parquet"): Promise<string> {
  const path = join(folder(), name);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (${query}) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  return path;
}

/**
 * The same in the common data format of NIST SP 1500-100, version 2.
 *
 * @param change changes the counts of the first selection: of the nation, then of the two stations.
 */
export function report(change: (counts: object[]) => void = () => undefined): string {
  const unit = (id: string, type: string, rest: object = {}): object => ({
    "@type": "ElectionResults.ReportingUnit",
    "@id": id,
    Type: type,
    ...rest,
  });
  const counts = (of: Record<string, number>): object[] =>
    Object.entries(of).map(([GpUnitId, Count]) => ({
      "@type": "ElectionResults.VoteCounts",
      GpUnitId,
      Count,
      Type: "total",
    }));
  const selection = (party: string, votes: object[]): object => ({
    "@type": "ElectionResults.PartySelection",
    "@id": `selection-${party}`,
    PartyIds: [party],
    VoteCounts: votes,
  });
  const text = (content: string): object => ({ Text: [{ Content: content, Language: "en" }] });
  const first = counts({ nation: 350, s1: 200, s2: 150 });
  change(first);
  return JSON.stringify({
    "@type": "ElectionResults.ElectionReport",
    Format: "precinct-level",
    GpUnit: [
      unit("nation", "country", { ComposingGpUnitIds: ["Астана"] }),
      unit("Астана", "region", { ComposingGpUnitIds: ["s1", "s2"] }),
      unit("s1", "precinct", { VotersRegistered: 1200, VotersParticipated: 305 }),
      unit("s2", "precinct", { VotersRegistered: 900 }),
    ],
    Party: [
      { "@type": "ElectionResults.Party", "@id": "p1", Name: text("Amanat") },
      { "@type": "ElectionResults.Party", "@id": "p2", Name: text("Auyl") },
    ],
    Election: [
      {
        "@type": "ElectionResults.Election",
        Contest: [
          {
            "@type": "ElectionResults.PartyContest",
            "@id": "list",
            ContestSelection: [
              selection("p1", first),
              selection("p2", counts({ nation: 200, s1: 100, s2: 100 })),
            ],
          },
        ],
        BallotCounts: [{ GpUnitId: "s1", Type: "total", BallotsCast: 304, BallotsRejected: 4 }],
      },
    ],
  });
}

/** The same as a count of the Dutch electoral council (EML_NL 510b), without the region. */
export const EML: string = `<?xml version="1.0" encoding="UTF-8"?>
<EML xmlns="urn:oasis:names:tc:evs:schema:eml" xmlns:kr="http://www.kiesraad.nl/extensions" Id="510b" SchemaVersion="5">
  <Count><Election><Contests><Contest>
    <ContestIdentifier Id="list"><ContestName>x</ContestName></ContestIdentifier>
    <TotalVotes>
      <Selection><AffiliationIdentifier Id="1"><RegisteredName>Amanat</RegisteredName></AffiliationIdentifier><ValidVotes>350</ValidVotes></Selection>
      <Cast>2100</Cast><TotalCounted>550</TotalCounted>
    </TotalVotes>
${[
  [1, 1200, 300, 200, 100],
  [2, 900, 250, 150, 100],
]
  .map(
    ([station = 0, cast = 0, valid = 0, a = 0, b = 0]) => `    <ReportingUnitVotes>
      <ReportingUnitIdentifier Id="${station}">Stembureau ${station}</ReportingUnitIdentifier>
      <Selection><AffiliationIdentifier Id="1"><RegisteredName>Amanat</RegisteredName></AffiliationIdentifier><ValidVotes>${a}</ValidVotes></Selection>
      <Selection><Candidate><CandidateIdentifier Id="1"/></Candidate><ValidVotes>${a - 7}</ValidVotes></Selection>
      <Selection><Candidate><CandidateIdentifier Id="2"/></Candidate><ValidVotes>7</ValidVotes></Selection>
      <Selection><AffiliationIdentifier Id="2"><RegisteredName>Auyl</RegisteredName></AffiliationIdentifier><ValidVotes>${b}</ValidVotes></Selection>
      <Cast>${cast}</Cast><TotalCounted>${valid}</TotalCounted>
      <RejectedVotes ReasonCode="blanco">2</RejectedVotes><RejectedVotes ReasonCode="ongeldig">3</RejectedVotes>
      <UncountedVotes ReasonCode="toegelaten kiezers">${valid + 5}</UncountedVotes>
    </ReportingUnitVotes>`,
  )
  .join("\n")}
  </Contest></Contests></Election></Count>
</EML>
`;

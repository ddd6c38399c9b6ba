/**
 * Lines that read the data of an election in a program, with nothing installed besides the language.
 *
 * @module
 */

/** The lines for each language; `folder` is the whole address of the folder of the files. */
export function snippets(folder: string): readonly (readonly [string, string])[] {
  const csv = JSON.stringify(`${folder}seats.csv`);
  const json = JSON.stringify(`${folder}outcome.json`);
  return [
    ["curl", `curl --remote-name ${csv}\n`],
    ["R", `seats <- read.csv(${csv}, encoding = "UTF-8")\n`],
    [
      "Python",
      `import csv, io, urllib.request\n\nwith urllib.request.urlopen(${csv}) as reply:\n    seats = list(csv.DictReader(io.TextIOWrapper(reply, "utf-8")))\n`,
    ],
    ["JavaScript", `const reply = await fetch(${json});\nconst outcome = await reply.json();\n`],
  ];
}

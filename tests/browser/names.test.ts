import { expect, test } from "vitest";
import { useBench } from "./bench.ts";
import { collisions } from "./look.ts";

const bench = useBench();

/** The elections whose names are the longest, on the narrowest screen, in the languages with the longest words. */
test.each(
  ["kk", "ru"].flatMap((language) =>
    [
      "nl-tweede-kamer-2023/",
      "nl-tweede-kamer-2023/why/",
      "ch-nationalrat-2023/",
      "ch-nationalrat-2023/share/",
      "kz-majilis-2021/",
      "kz-majilis-2021/what-if/",
      "kz-majilis-2021/checks/",
      "kz-president-2019/checks/",
      "kz-referendum-2022/checks/",
      "za-national-assembly-2019/",
      "it-camera-2013/",
      "nz-house-2014/why/",
      "il-knesset-2013/why/",
    ].map((path) => `/${language}/${path}`),
  ),
)("%s: long names have the lines that they need", async (path) => {
  expect(await collisions(await bench().open(path, { width: 360, scheme: "light" }))).toEqual([]);
});

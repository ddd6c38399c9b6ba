import { INDICES, MODEL_KINDS, NO_VALUE } from "@urna/insight";
import { LANGUAGES } from "@urna/words/language";
import { loadWords } from "@urna/words/words";
import { expect, test } from "vitest";

test.each(LANGUAGES)("%s: every index, reason and model of the engine has its words", async (language) => {
  const words = await loadWords(language);
  const keys = [
    ...INDICES.flatMap(({ id, title, family }) => [
      title,
      `indexFamily.${family}`,
      // Pairs of votes and seats are explained once.
      ...(id.endsWith("-seats") ? [] : [`indexSays.${id.replace(/-votes$/, "")}`]),
    ]),
    ...NO_VALUE.map((reason) => `noValue.${reason}`),
    ...MODEL_KINDS.flatMap((kind) => [`simulate.model.${kind}`, `simulate.modelSays.${kind}`]),
  ];
  expect(keys.filter((key) => words.find(key) === undefined)).toEqual([]);
});

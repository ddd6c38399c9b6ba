/**
 * Completes the words of the command in a shell: `urna complete zsh` prints what the shell needs, and the shell then asks
 * `urna complete -- <words>`.
 *
 * @module
 */

import tab from "@bomb.sh/tab/commander";
import type { Atlas } from "@urna/atlas";
import type { Command } from "commander";
import { COLOUR_CHOICES } from "./settings.ts";
import { LANGUAGES } from "@urna/words/language";

/** Adds the command `complete`; names come from the atlas. */
export function addCompletion(root: Command, atlas: Atlas): void {
  const completion = tab(root);
  const values: Readonly<Record<string, () => readonly string[]>> = {
    election: () => atlas.electionIds(),
    rules: () => atlas.listRules().map((version) => version.id),
    before: () => atlas.listRules().map((version) => version.id),
    after: () => atlas.listRules().map((version) => version.id),
    lang: () => LANGUAGES,
    color: () => COLOUR_CHOICES,
  };
  for (const command of completion.commands.values()) {
    for (const argument of command.arguments.values()) {
      const known = values[argument.name];
      if (known !== undefined)
        argument.handler = (complete) => known().forEach((value) => complete(value, ""));
    }
    for (const { long, description, required } of root.options) {
      const name = long?.slice("--".length) ?? "";
      const known = values[name];
      if (known !== undefined) {
        command.option(name, description, (complete) => known().forEach((value) => complete(value, "")));
      } else if (required) command.option(name, description, () => undefined);
      else command.option(name, description);
    }
  }
}

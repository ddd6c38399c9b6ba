/** English. The measure of all catalogues: keys and variables are taken from here. */

import type { Catalogue } from "../message.ts";
import { command } from "./command.en.ts";

export const en = {
  "list.and": "{{first}} and {{last}}",
  "list.andBeforeI": "{{first}} and {{last}}",
  "date.day": "{{day}} {{month}} {{year}}",
  "date.month": "{{month}} {{year}}",
  "month.1": "January",
  "month.2": "February",
  "month.3": "March",
  "month.4": "April",
  "month.5": "May",
  "month.6": "June",
  "month.7": "July",
  "month.8": "August",
  "month.9": "September",
  "month.10": "October",
  "month.11": "November",
  "month.12": "December",
  "monthAlone.1": "January",
  "monthAlone.2": "February",
  "monthAlone.3": "March",
  "monthAlone.4": "April",
  "monthAlone.5": "May",
  "monthAlone.6": "June",
  "monthAlone.7": "July",
  "monthAlone.8": "August",
  "monthAlone.9": "September",
  "monthAlone.10": "October",
  "monthAlone.11": "November",
  "monthAlone.12": "December",
  seats: { one: "{{n}} seat", other: "{{n}} seats" },
} as const;

export const catalogue: Catalogue = { reviewedByNativeSpeaker: false, messages: { ...en, ...command } };

/**
 * What a law asks of those who stand, one sentence each, with its article.
 *
 * @module
 */

import type { Ratio } from "@urna/law";
import type { Words } from "../words.ts";

/** Groups and the share that they must reach together. */
export interface QuotaWords {
  readonly of: readonly string[];
  readonly share: Ratio;
  readonly article: string;
}

/** What is asked of a person, in years and needs. */
export interface PersonWords {
  readonly age?: number;
  readonly residence?: number;
  readonly inArea?: number;
  readonly work?: number;
  readonly service?: number;
  readonly needs?: readonly ("citizen-by-birth" | "state-language" | "higher-education")[];
  readonly article?: string;
  readonly constitution?: string;
}

const YEARS = ["age", "residence", "inArea", "work", "service"] as const;

/** What is asked; the law that it stands in is named by the caller. */
export interface EligibilityWords {
  readonly person?: PersonWords;
  readonly nominatedBy?: readonly {
    readonly ballot?: "list" | "district";
    readonly of: readonly ("party" | "association" | "self")[];
    readonly article: string;
  }[];
  readonly signatures?: {
    readonly of: "voters" | "electors";
    readonly share: Ratio;
    readonly areas?: Ratio;
    readonly mostFromOne?: Ratio;
    readonly article: string;
  };
  readonly double?: { readonly article: string };
  readonly list?: {
    readonly more: Ratio;
    readonly seats?: number;
    readonly most?: number;
    /** The exact ceiling, where how a part of a person is rounded is not known. */
    readonly exact?: Ratio;
    readonly article: string;
  };
  readonly inList?: QuotaWords;
  readonly amongMandates?: QuotaWords;
  readonly order?: {
    readonly withinDays: number;
    readonly otherwise: "alphabetical" | "none";
    readonly article: string;
  };
  readonly deposit?: {
    readonly wages: number;
    readonly returnedFrom?: Ratio;
    readonly waivers: readonly { readonly from: Ratio; readonly pays: Ratio }[];
    readonly article: string;
  };
  readonly grounds: readonly { readonly title: string; readonly article: string }[];
}

/** What is asked, and the articles that ask it: of the law, of the constitution. */
export interface EligibilitySentence {
  readonly text: string;
  readonly article?: string;
  readonly constitution?: string;
}

/** The sentences in the order of a candidacy. */
export function eligibilitySentences(words: Words, law: EligibilityWords): readonly EligibilitySentence[] {
  const { numbers } = words;
  const { person, nominatedBy, signatures, double, list, inList, amongMandates, order, deposit, grounds } =
    law;
  const groups = ({ of }: QuotaWords): string =>
    words.list(of.map((group) => words.find(`fact.${group}`) ?? group));
  const quota = (rule: QuotaWords): { readonly groups: string; readonly share: string } => ({
    groups: groups(rule),
    share: numbers.share(rule.share),
  });
  return [
    ...(person === undefined ? [] : personSentences(words, person)),
    ...(nominatedBy ?? []).map(({ ballot, of, article }) => ({
      text: words.say("eligibility.nominated", {
        ballot: words.word(`eligibility.ballot.${ballot ?? "any"}`),
        nominators: words.list(of.map((nominator) => words.word(`eligibility.nominator.${nominator}`))),
      }),
      article,
    })),
    ...(signatures === undefined ? [] : signatureSentences(words, signatures)),
    ...(double === undefined ? [] : [{ text: words.word("eligibility.double"), article: double.article }]),
    ...(list?.seats === undefined || list.most === undefined
      ? []
      : [
          {
            text:
              list.exact === undefined
                ? words.say("eligibility.ceiling", {
                    share: numbers.share(list.more),
                    seats: numbers.whole(list.seats),
                    n: numbers.whole(list.most),
                  })
                : words.say("eligibility.ceilingExact", {
                    share: numbers.share(list.more),
                    seats: numbers.whole(list.seats),
                    exact: numbers.decimal(list.exact, 1),
                  }),
            article: list.article,
          },
        ]),
    ...(inList === undefined
      ? []
      : [{ text: words.say("eligibility.groups", quota(inList)), article: inList.article }]),
    ...(order === undefined
      ? []
      : [
          {
            text: words.say("eligibility.order", { n: numbers.whole(order.withinDays) }),
            article: order.article,
          },
          {
            text: words.word(
              order.otherwise === "alphabetical"
                ? "eligibility.fallback.alphabetical"
                : "eligibility.fallback.none",
            ),
            article: order.article,
          },
          amongMandates === undefined
            ? { text: words.word("eligibility.noMandates"), article: order.article }
            : {
                text: words.say("eligibility.mandates", quota(amongMandates)),
                article: amongMandates.article,
              },
        ]),
    ...(deposit === undefined
      ? []
      : [
          {
            text:
              deposit.returnedFrom === undefined
                ? words.say("eligibility.depositOnly", { n: numbers.whole(deposit.wages) })
                : words.say("eligibility.deposit", {
                    n: numbers.whole(deposit.wages),
                    share: numbers.share(deposit.returnedFrom),
                  }),
            article: deposit.article,
          },
          ...deposit.waivers.map(({ from, pays }) => ({
            text: words.say("eligibility.waiver", {
              share: numbers.share(from),
              part: numbers.percent(pays, 0),
            }),
            article: deposit.article,
          })),
        ]),
    ...grounds.map(({ title, article }) => ({
      text: words.say("eligibility.ground", { ground: title }),
      article,
    })),
  ];
}

function signatureSentences(
  words: Words,
  { of, share, areas, mostFromOne, article }: NonNullable<EligibilityWords["signatures"]>,
): readonly EligibilitySentence[] {
  const { numbers } = words;
  return [
    { text: words.say(`eligibility.signatures.${of}`, { share: numbers.share(share) }), article },
    ...(areas === undefined
      ? []
      : [{ text: words.say("eligibility.signatures.areas", { share: numbers.fraction(areas) }), article }]),
    ...(mostFromOne === undefined
      ? []
      : [
          {
            text: words.say("eligibility.signatures.mostFromOne", { share: numbers.share(mostFromOne) }),
            article,
          },
        ]),
  ];
}

function personSentences(
  words: Words,
  { article, constitution, needs = [], ...person }: PersonWords,
): readonly EligibilitySentence[] {
  const years = YEARS.flatMap((what) => {
    const asked = person[what];
    return asked === undefined ? [] : [words.counted(`eligibility.${what}`, asked)];
  });
  return [...years, ...needs.map((need) => words.word(`eligibility.need.${need}`))].map((text) => ({
    text,
    ...(article === undefined ? {} : { article }),
    ...(constitution === undefined ? {} : { constitution }),
  }));
}

/**
 * Other elections through the same code, clean and contested, for the cards of shapes. The tables of polling stations are not
 * part of this project: cran/spikes 1.1 (Canada), hrpunio/PLWybory (Poland), dkobak/elections (Russia), worked out
 * with this program; a test works them out again where the tables lie beside the checkout.
 *
 * @module
 */

/** Stations, skewness and kurtosis of the log vote rate, stations with turnout and result of 95 % or more. */
export const FINGERPRINTS = [
  { id: "ca2011", stations: 66_111, skewness: 0.72, kurtosis: 3.34, corner: 0 },
  { id: "pl2014", stations: 27_409, skewness: 0.02, kurtosis: 2.36, corner: 0 },
  { id: "ru2011", stations: 95_224, skewness: -1.56, kurtosis: 6.1, corner: 0.0327 },
  { id: "ru2012", stations: 95_414, skewness: -2.15, kurtosis: 9.12, corner: 0.0329 },
] as const;

/** Votes beyond the ratio at low turnout, the share without them, and the slope of the option on turnout. */
export const SCALINGS = [
  { id: "ca2011", low: -819_958, high: 161_815, shareLow: 0.3871, shareHigh: 0.4328, slope: 0.45 },
  { id: "pl2014", low: 900_954, high: 1_492_506, shareLow: 0.1046, shareHigh: 0.1438, slope: 0.52 },
  { id: "ru2011", low: 15_191_003, high: 16_280_264, shareLow: 0.3259, shareHigh: 0.3405, slope: 1.17 },
  { id: "ru2016", low: 12_822_284, high: 13_559_309, shareLow: 0.3831, shareHigh: 0.3945, slope: 0.98 },
  { id: "ru2021", low: 15_074_387, high: 15_506_746, shareLow: 0.3076, shareHigh: 0.3149, slope: 0.94 },
] as const;

/** Shares of stations of the best fits, smallest and largest; absent where nothing was fitted. Seed 20230319. */
export const SURFACES: readonly {
  readonly id: string;
  readonly incremental?: readonly [number, number];
  readonly extreme?: readonly [number, number];
}[] = [
  { id: "ca2011" },
  { id: "pl2014", incremental: [0.007, 0.672], extreme: [0, 0] },
  { id: "ru2011", incremental: [0.608, 0.885], extreme: [0.029, 0.039] },
  { id: "ru2012", incremental: [0.386, 0.809], extreme: [0.027, 0.075] },
  { id: "ru2021" },
];

/** Probabilities of the last digits and of the pairs. */
export const DIGITS = [
  { id: "ca2011", counts: 63_207, last: 0.7456, pairs: 0.0492 },
  { id: "pl2014", counts: 25_992, last: 0.4162, pairs: 0.363 },
  { id: "ru2011", counts: 86_702, last: 0.6001, pairs: 0.0354 },
  { id: "ru2018", counts: 91_152, last: 0.3217, pairs: 0.207 },
] as const;

/** Stations in spikes (percent) with 1,000 resamples, and with the 99th of 100. Seed 20230319. */
export const SPIKES = [
  { id: "ca2011", stations: 66_111, figure: 0.059, fixed: 0.47, p: 0.2168 },
  { id: "ru2011", stations: 95_045, figure: 0.911, fixed: 1.342, p: 0.001 },
] as const;

/** Points that late stations give the option within a place: the final count of Bolivia (futurebum/boliviasims), a contested election. */
export const LATE = [{ id: "bo2019", places: 1499, difference: 0.24, sd: 0.11 }] as const;

/** Territories with options that were tested, that have the published pattern, and that are unusual after the correction. */
export const SMALL_COUNTS = [
  { id: "st2025", tested: 23, patterns: 0, unusual: 0 },
  { id: "ru2021", tested: 4411, patterns: 11, unusual: 79 },
] as const;

/**
 * Stations by turnout (to the right) and result (upwards) in cells of four percentage points, row by row from below. Each sign
 * is twice the binary logarithm of the stations of the cell and one, rounded, to the base 36.
 */
const PICTURES: Readonly<Record<string, string>> = {
  ca2011: [
    "23356888abcdeefeba55622020236578cdfgiiiihfd9605200005679aceghijjjifc9785350022678bcefhiiiihfb9865420000468acefghiihgeb9986522",
    "020388bceghhiihgeba855544320037adefhiiihgec9865435004278aceghiiiiheb9775335220056aceghiiiihfba6662200204368cegiijiihfca775654",
    "002057acegijjjihfc97752330033579begijjjjhfca7764500233279begijjjjhfda8666320024578bdfhijjjifca8623040003478bcfhijjjhfda866624",
    "0032578bceghiiihfca96352000224689cdfghihgeca9644200002348abdefghgfdba8655040003246aadeffgffda984302300003568abdefffeda8853500",
    "0000266589cdeeedc986733000002206668acdddcb86656020000020234678aacc98740000000000232403578775500020000000200000030022320000000",
  ].join(""),
  pl2014: [
    "6978779aceffeda76442303250479acegijkkigea7323302230578bccfgijjihgeb75522304356879bcegiiihgeca66332260567887bdfgiihgfdb6550204",
    "0578888aceghhhgfdb764203226666769bdfghhfedb765220004447769bceggggeca8503323465767679cefgffeda8502024002652589bdefffecb8643023",
    "023355568addeffdca7420305002402358abdeeedca85200230536355579bcddddba762022000003354789ccddcc9850300300022244569bccbbaa8400200",
    "020330224679abbba755402320022025425688988876030200002000033047887973320200200000223023353658440000220000022002044625620022220",
    "00002002002342420202020000002000020002000230030002000200000000000022000220000000000000000000200020202200000000000002000000200",
  ].join(""),
  ru2011: [
    "200000020300023300242335b0000000000000022220002049000000000020332320022332b000000003458796252422233b000000358aceeeca76352465d",
    "02002259bdgijjhfc9787667e0000026adgiklljheba87787e0020038bfhjlllkigecaa9aaf0000048cfhjkllkjhgecb9aaf0000357behjkkkkjigfddba9f",
    "0220047adgijkkkjjhgfedbbf0020025acfhijkjjjihgfdcbf00022347adfhijjjjjihgfdcf000202678bdfhijjjjihhfedf002020347aceghiiiiihhgfef",
    "0020003357bdeghiiiiihgfeg2200200458acdfgghhihihgfg02000033579acdefghihihggg200000032569acceffhghhhgh0000002024778aacdeefggggh",
    "00000000402358abbcdegghhi000000003034768a8bcdefghi00000002002246898abcdfhij000000000022256788abdehik00000002002034043677bcfgn",
  ].join(""),
};

const SIDE = 25;

/** The cells of another election; undefined where no picture was kept. */
export function pictureOf(id: string):
  | {
      readonly side: number;
      readonly cells: readonly { readonly x: number; readonly y: number; readonly count: number }[];
    }
  | undefined {
  const signs = PICTURES[id];
  if (signs === undefined) return undefined;
  const cells = Array.from(signs).flatMap((sign, at) => {
    const count = 2 ** (Number.parseInt(sign, 36) / 2) - 1;
    return count < 1 ? [] : [{ x: at % SIDE, y: Math.floor(at / SIDE), count }];
  });
  return { side: SIDE, cells };
}

/** The frame of a screening: names of tests, and what they need. */

export const screeningFrame = {
  "screening.test.must-add-up": "must add up",
  "screening.test.round-share": "round shares of published totals",
  "screening.test.sequence": "turnout through the day",
  "screening.test.integers": "whole percentages",
  "screening.test.digits": "last digits and pairs",
  "screening.test.fingerprint": "fingerprint of turnout and result",
  "screening.test.shpilkin": "range of votes above the low-turnout pattern",
  "screening.test.rozenas": "spikes in the density of shares",
  "screening.test.klimek": "sensitivity surface of a model",
  "screening.test.kireev": "ones and twos of small parties",
  "screening.needs.stations":
    "{{test}}: results by polling station are needed ({{fewest}} or more); none are loaded",
  "screening.needs.other": "{{test}}: needed are {{what}}",
  "screening.need.anything": "figures",
  "screening.need.totals": "published totals of an election",
  "screening.need.day": "figures through the day of an election",
} as const;

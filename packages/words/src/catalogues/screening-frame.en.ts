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
  "screening.bounds.ballots":
    "more ballots were seen for an option than the protocol has: {{stations}} of {{all}} stations seen, ballots {{ballots}}",
  "screening.bounds.double":
    "more voters were counted at the door than the protocol has: stations {{stations}}; a clicker that only misses cannot do that",
  "screening.bounds.missed":
    "far fewer voters were counted at the door from opening to closing than the protocol has: stations {{stations}}",
  "screening.bounds.holds":
    "no protocol has less than what was seen: lines of evidence {{n}}, stations {{stations}}",
  "screening.bounds.unmatched": "evidence without a protocol, or without the figure in it: lines {{n}}",
  "screening.bounds.only":
    "What was seen is a lower bound for its own station. It is no sample: nothing follows for other stations.",
  "screening.column.station": "station",
  "screening.column.what": "what",
  "screening.column.protocol": "protocol",
  "screening.column.above": "above",
  "screening.column.needs": "errors it takes",
  "screening.column.chance": "probability (Holm)",
  "screening.evidence.ballots": "ballots",
  "screening.evidence.clicks": "voters at the door",
  "screening.evidence.folder": "evidence stands beside a folder of returns (urna import)",
  "screening.asked.count": "Questions sent: {{sent}}; answered: {{answered}}.",
  "screening.asked.add":
    "To add one: a line in {{file}} of the atlas (when, by whom, to whom, what is asked, about which test); a reply with its document in replies.csv beside it.",
  "screening.asked.question": "{{date}}, {{by}} to {{to}}: {{asks}} ({{tests}})",
  "screening.asked.reply": "{{date}}, reply: {{says}}",
  "screening.asked.noReply": "no reply on record",
  "screening.blocked.head":
    "That results by station are not published is a finding of its own. Observers recommended:",
  "screening.blocked.one": "{{mission}}: {{says}}; until then tests cannot run: {{n}} ({{tests}})",
} as const;

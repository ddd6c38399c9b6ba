/** Screening: cards of tests. They ask; they accuse nobody. */

export const screening = {
  "screening.answer": "{{name}}: unusual {{unusual}} of {{tests}} tests; a question, not a verdict",
  "screening.shelf.sums": "1. Must add up",
  "screening.shelf.unusual": "2. Unusual (screening, not proof)",
  "screening.shelf.asked": "3. Asked and answered",
  "screening.asked.none": "No question to a commission about these findings is recorded, and no answer.",
  "screening.family":
    "Tests run: {{tests}}. At a cut-off of 5 %, so many would light up by chance: {{chance}}. Corrected over all tests (Holm).",
  "screening.seed": "Seed {{seed}}; data {{hash}}; urna {{version}}.",
  "screening.status.nothing": "nothing unusual",
  "screening.status.unusual": "unusual",
  "screening.status.very": "very unusual",
  "screening.status.few": "not enough data",
  "screening.label.null": "what chance would do",
  "screening.label.raw": "probability, raw",
  "screening.label.corrected": "probability, corrected",
  "screening.label.all": "corrected over all tests",
  "screening.label.rate": "measured false alarms",
  "screening.label.effect": "what it would find",
  "screening.label.dropped": "left out",
  "screening.label.sees": "can see",
  "screening.label.cannot": "cannot see",
  "screening.label.innocent": "could be innocent",
  "screening.label.settles": "would settle it",
  "screening.label.weaker": "weaker than it looks",
  "screening.rate":
    "{{rate}} at a cut-off of 5 % (interval {{low}} to {{high}}; clean elections simulated: {{runs}})",
  "screening.exploratory": "Looked for after the results were known: exploratory, not a confirmation.",
  "screening.round.title": "Round shares: {{contest}}",
  "screening.round.found":
    "totals within {{cut}} votes of a multiple of {{unit}}: {{near}} of {{lines}} (base {{what}} = {{base}})",
  "screening.round.refused":
    "round shares ({{contest}}): needed are {{needed}} totals or more, there are {{lines}}; whether they add up is checked above",
  "screening.round.null":
    "every whole number of votes is equally likely, so that the place between two multiples is random",
  "screening.round.raw": "{{raw}}, as if unit, base and cut had been named before the votes were known",
  "screening.round.corrected":
    "{{corrected}} = {{without}} without the nearest line, times {{cuts}} cuts, times {{looks}} looks",
  "screening.round.degrees":
    "the lines add up to the base, so the distances add up to whole multiples: degrees of freedom {{degrees}}, lines {{lines}}",
  "screening.round.cut":
    "the cut is the sample's own: it is taken as an order statistic, and every other cut is paid for",
  "screening.round.looks": "units and bases that were looked at: {{looks}}; every one is paid for",
  "screening.round.effect": "lines rounded to the nearest vote that would be enough: {{enough}} of {{lines}}",
  "screening.round.effectNone": "with these totals no number of rounded lines would be enough",
  "screening.round.sees": "totals that somebody computed from rounded shares",
  "screening.round.cannot":
    "ballots that were added or moved before totals were made, pressure on voters, false lists: none leaves a round share",
  "screening.round.innocent":
    "totals computed back from published percentages on their way to publication; near is not exact, and the cause is not known",
  "screening.round.settles":
    "the commission's protocol of results, with the totals by region and polling station of which it is the sum",
  "screening.round.choices": "The same totals, other choices",
  "screening.round.references": "The same test on other elections",
  "screening.round.lit":
    "Other elections tested: {{n}}. Below 0.05 after correction: {{lit}}; below 0.001: {{strong}}.",
  "screening.column.option": "option",
  "screening.column.votes": "votes",
  "screening.column.distance": "from the nearest multiple",
  "screening.column.near": "near",
  "screening.column.unit": "multiple of",
  "screening.column.base": "base",
  "screening.column.lines": "lines",
  "screening.column.cut": "cut, votes",
  "screening.column.raw": "raw",
  "screening.column.paid": "all cuts paid",
  "screening.column.corrected": "corrected",
  "screening.column.election": "election",
  "screening.yes": "near",
  "screening.base.lines": "sum of the options",
  "screening.base.valid": "valid ballots",
  "screening.base.cast": "ballots in the boxes",
  "screening.base.received": "voters who were handed a ballot",
} as const;

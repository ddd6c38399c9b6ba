/** Cards of the tests that look at shapes, sequences and small counts, and their plots. */

export const screeningShapes = {
  "screening.status.described": "a description, no probability",
  "screening.card.few":
    "{{test}}: stations needed {{needed}}, there are {{n}}. What can still be said: protocols must add up (first shelf), and whole percentages have an exact tail at any number",
  "screening.card.choices": "The same stations, other choices",
  "screening.card.references": "The same code on other elections, clean and contested",
  "screening.label.slope": "slope on turnout",
  "screening.axis.turnout": "turnout, %",
  "screening.axis.result": "result, % of ballots",
  "screening.axis.share": "share of the option so far, %",
  "screening.axis.percent": "whole percent",
  "screening.axis.stations": "stations",
  "screening.axis.exponent": "exponent",
  "screening.axis.incremental": "stations moved in part, %",
  "screening.axis.size": "voters on the list, smallest stations first, %",
  "screening.plot.fingerprint": "Stations by turnout and result; darker: more stations (logarithmic)",
  "screening.plot.cumulative": "The option's share of all ballots at stations up to a turnout",
  "screening.plot.size": "The option's share, stations added from the smallest to the largest",
  "screening.plot.whole": "Stations within 0.05 points of a whole percentage of {{what}}",
  "screening.plot.wholeBar": "seen",
  "screening.plot.wholeBand": "by chance, in 99 of 100 elections",
  "screening.plot.surface":
    "Best share of stations moved in part, by exponent: a line for each objective and clean mode",
  "screening.plot.own": "these stations",
  "screening.card.fingerprint.title": "Fingerprint: turnout and result of every station",
  "screening.card.fingerprint.null": "none: honest countries differ in shape, so there is no probability",
  "screening.card.fingerprint.effect": "no size can be named: a shape is compared with those beside it",
  "screening.card.fingerprint.sees": "a tail or a second cloud towards full turnout and full support",
  "screening.card.fingerprint.cannot": "why the tail is there; whatever changes many stations a little",
  "screening.card.fingerprint.innocent":
    "town and country that differ in turnout and in support; hospitals, ships, barracks, closed communities",
  "screening.card.fingerprint.settles":
    "protocols and lists of voters of the stations in the corner, and their results where observers stood",
  "screening.found.fingerprint":
    "log vote rate: skewness {{skewness}}, kurtosis {{kurtosis}} (a normal distribution has 0 and 3); turnout and result of 95 % or more: stations {{corner}}, {{share}}",
  "screening.column.from": "cut",
  "screening.column.base2": "result as a share of",
  "screening.base.counted": "ballots counted",
  "screening.base.registered": "voters on the list",
  "screening.column.share": "share",
  "screening.column.skewness": "skewness",
  "screening.column.kurtosis": "kurtosis",
  "screening.column.corner": "95 % corner",
  "screening.card.shpilkin.title": "Votes above the pattern at low turnout: a range",
  "screening.card.shpilkin.null":
    "none is tested: if honest support did not hang on turnout, the option would have the same number of votes for one of all others at every turnout",
  "screening.card.shpilkin.effect":
    "none can be named: honest differences of town and country give numbers of any size",
  "screening.card.shpilkin.sees":
    "votes of the option that grow with turnout while those of all others do not",
  "screening.card.shpilkin.cannot":
    "whether these votes were added: where support rises with turnout for honest reasons the number means nothing",
  "screening.card.shpilkin.innocent":
    "support and turnout that are both higher in the country than in town; slopes of honest elections stand below",
  "screening.card.shpilkin.settles":
    "the same stations at other elections, and lists of voters with signatures at the stations of high turnout",
  "screening.found.shpilkin":
    "votes beyond the ratio at low turnout: {{low}} to {{high}} of {{leader}}, by choice of the core; without them the share would be {{shareLow}} to {{shareHigh}} (declared {{share}}), turnout {{turnoutLow}} to {{turnoutHigh}} (declared {{turnout}})",
  "screening.refused.shpilkin":
    "no core of low turnout with a tenth of the ballots is left, so no range can be given",
  "screening.core.five": "five points below the mode",
  "screening.core.fifteen": "fifteen points below the mode",
  "screening.core.all": "everything below the mode",
  "screening.core.ellipse": "ellipse with half of the voters",
  "screening.slope": "{{slope}} (1: every further ballot is for the option)",
  "screening.column.core": "core",
  "screening.column.turnout": "turnout",
  "screening.column.ratio": "votes for one of others",
  "screening.column.beyond": "beyond the ratio",
  "screening.column.slope": "slope",
  "screening.card.klimek.title": "Sensitivity surface of the model of Klimek and others",
  "screening.card.klimek.null":
    "none: the model is fitted under every combination of choices that publications made",
  "screening.card.klimek.effect": "none can be named: the choices move the answer further than any effect",
  "screening.card.klimek.sees": "how far apart the answers of one model lie on the same stations",
  "screening.card.klimek.cannot":
    "which of the answers is right: none is named here, and a single number from this model should not be believed",
  "screening.card.klimek.innocent":
    "any honest country that is not one cloud: on Poland 2014 the same surface reaches from 1 % to 67 %",
  "screening.card.klimek.settles": "nothing that the model says; the protocols do",
  "screening.found.klimek":
    "share of stations moved in part: {{low}} to {{high}}; moved almost wholly: {{exLow}} to {{exHigh}}, by exponent, objective and clean mode. None of these numbers is the right one",
  "screening.refused.modes":
    "more than one mode above a fifth of the highest (turnout at {{turnout}}; result at {{result}}): which of them is clean cannot be told, so nothing is fitted",
  "screening.refused.noMode":
    "no mode of turnout and result above 30 %: there is nothing that the model could call clean",
  "screening.mode.first": "first mode above 30 %",
  "screening.mode.voters": "the same, weighted by voters",
  "screening.mode.highest": "highest mode",
  "screening.objective.votes": "votes",
  "screening.objective.votes-relative": "votes, relative",
  "screening.objective.both": "turnout and votes",
  "screening.objective.both-relative": "turnout and votes, relative",
  "screening.column.mode": "clean mode",
  "screening.column.objective": "objective",
  "screening.column.exponent": "best exponent",
  "screening.column.incremental": "in part",
  "screening.column.extreme": "almost wholly",
  "screening.reference.ru2012": "Russia 2012, Putin",
  "screening.reference.ru2016": "Russia 2016, United Russia",
  "screening.reference.ru2021": "Russia 2021, United Russia",
} as const;

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
  "screening.column.lowest": "{{what}}, lowest",
  "screening.column.highest": "{{what}}, highest",
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
  "screening.card.rozenas.title": "Spikes in the density of the result (resampled)",
  "screening.card.rozenas.null":
    "every station draws its own shares from its counts and from a smooth distribution of all stations, then its voters decide",
  "screening.card.rozenas.sees":
    "results that were fitted to a round share, or copied from station to station",
  "screening.card.rozenas.cannot":
    "whatever leaves the distribution smooth: stuffing without a target, voting for others, pressure",
  "screening.card.rozenas.innocent":
    "many small stations (their shares are fractions with small denominators), a smooth distribution that does not fit",
  "screening.card.rozenas.settles": "the protocols of the stations in the largest spikes",
  "screening.found.rozenas":
    "stations in spikes beyond chance: {{figure}} % with {{resamples}} resamples as envelope (the figure falls as they grow); {{fixed}} % with the 99th of 100, our own variant, which does not",
  "screening.effect.rozenas":
    "one spike of so many stations beyond chance at any multiple of 5 % is found in 80 of 100 cases: {{n}}",
  "screening.label.fits": "how the smooth distribution fits",
  "screening.misfit":
    "stations that it puts into another cell of 5 points: {{moved}} %; worst from {{from}} on, seen {{ratio}} times the expected",
  "screening.rozenas.rate":
    "measured on clean elections of {{stations}} of these stations, 99 resamples each",
  "screening.label.measured": "how the rate was measured",
  "screening.rozenas.spikes": "The largest spikes",
  "screening.rozenas.choices": "The same stations, other envelopes",
  "screening.column.envelope": "envelope",
  "screening.rozenas.highest": "the highest of {{n}} resamples",
  "screening.rozenas.fixed": "the 99th of 100 resamples (our own variant)",
  "screening.column.figure": "in spikes, %",
  "screening.column.fixed": "99th of 100, %",
  "screening.kireev.choices": "The same territories, other numbers",
  "screening.column.moreThan": "more ones and twos than",
  "screening.column.fewerThan": "fewer zeros than",
  "screening.late.choices": "The same places, every option, each alone and not corrected",
  "screening.card.kireev.title": "Ones and twos of small options",
  "screening.card.kireev.null":
    "every ballot of a territory goes to the option with one chance, or with chances that spread over its stations as much as is seen; the larger probability counts",
  "screening.card.kireev.sees":
    "protocols of one territory that give a small option one or two votes by hand, where chance would give none or more",
  "screening.card.kireev.cannot": "anything that leaves small options alone",
  "screening.card.kireev.innocent":
    "territories whose stations differ in a way that neither null knows, such as town and country in one",
  "screening.card.kireev.settles": "the ballots of the option at some of these stations, drawn by lot",
  "screening.found.kireev":
    "territories with options tested: {{tested}}; with the published pattern (more than 20 ones, more than 20 twos, fewer than 10 zeros): {{patterns}}; unusual after correction: {{unusual}}",
  "screening.effect.kireev":
    "stations with one or two votes beyond chance that are found in 80 of 100 cases in a territory of the middle: {{n}}",
  "screening.refused.kireev":
    "{{test}}: the votes of every option are needed (--options with the columns), and an area with 42 stations or more where one is small",
  "screening.kireev.found": "The least likely first",
  "screening.column.zeros": "0 votes",
  "screening.column.ones": "1 vote",
  "screening.column.twos": "2 votes",
  "screening.column.expectedOneTwo": "1 or 2 by chance",
  "screening.column.tested": "tested",
  "screening.column.patterns": "with the pattern",
  "screening.column.unusual": "unusual",
  "screening.reference.st2025": "Saxony-Anhalt 2025, Bundestag",
  "screening.reference.bo2019": "Bolivia 2019, MAS",
  "screening.card.sequence.title": "Turnout through the day, by area",
  "screening.card.sequence.null":
    "increases and levels of the areas of one bulletin are independent and normal around their own middle; every ending of a printed figure is equally likely; the whole day is compared with 999 days drawn like that, on which no area falls, and the larger of both counts",
  "screening.card.sequence.effect":
    "no size can be named: at least half of the areas have the same increase, so that no jump is measured",
  "screening.card.sequence.sees":
    "turnout that falls, an area that leaps further than all others, areas that crowd together, figures that were set to whole percents",
  "screening.card.sequence.cannot":
    "who voted: turnout that was made up evenly everywhere looks like an ordinary day",
  "screening.card.sequence.innocent":
    "areas report at different times; neighbours resemble each other; the largest cities vote later; a figure was corrected",
  "screening.card.sequence.settles":
    "hourly turnout by polling station, and the journals of the stations of the area",
  "screening.found.sequence":
    "falls of turnout: {{falls}} of {{compared}} comparisons; unusual after correction: {{unusual}} of {{tests}} (bulletins with 8 areas or more: {{bulletins}})",
  "screening.effect.sequence":
    "a jump of one area so many points beyond the middle is found in 80 of 100 cases: {{points}}",
  "screening.refused.sequence":
    "turnout through the day: bulletins with eight areas or more are needed; {{n}} are on record for this election",
  "screening.sequence.table": "Bulletin by bulletin",
  "screening.column.bulletin": "bulletin",
  "screening.column.look": "what",
  "screening.look.jump": "furthest jump: {{area}} {{increase}} (middle {{usual}})",
  "screening.look.close": "half of the areas between {{from}} and {{to}} %",
  "screening.look.whole": "whole percents: {{whole}} of {{areas}} (by chance {{expected}})",
  "screening.sequence.fall": "{{area}}: {{before}} % at {{from}}, {{after}} % at {{to}}",
  "screening.time.close": "close",
  "screening.plot.day": "Turnout by area at each bulletin",
  "screening.sequence.falls": "turnout falls",
  "screening.card.late.title": "Early and late stations of one place",
  "screening.card.late.null": "which stations of a place are late is drawn by lot within the place",
  "screening.card.late.sees": "late stations whose result differs from early ones of the same place",
  "screening.card.late.cannot":
    "late places that differ from early places: that alone is no evidence, for they differ honestly",
  "screening.card.late.innocent":
    "within a place the tables of older voters may report first; a place may be a village and its outskirts",
  "screening.card.late.settles": "the tally sheets of late stations, with the time of each and who sent it",
  "screening.found.late":
    "within {{places}} places late stations give the option {{difference}} points against early ones (all late {{late}}, all early {{early}})",
  "screening.effect.late":
    "a difference of so many points within places is found in 80 of 100 cases (cut-off 1 %): {{points}}",
  "screening.refused.late":
    "early and late: places with stations of both kinds needed {{needed}}, there are {{n}}",
  "screening.column.falls": "falls",
  "screening.column.places": "places",
  "screening.column.difference": "late minus early, points",
  "screening.column.sd": "standard deviation",
  "screening.card.sequence.weaker":
    "Neighbours resemble each other, which this null does not know, and no day of an undisputed election is on record: the days below stand for it.",
  "screening.card.rozenas.weaker":
    "The smooth distribution is a mixture of beta distributions, as in the published package. The figure hangs on lots: other seeds give Canada 2011 0 to 0.06 %, Russia 2011 0.91 to 0.97 %.",
  "quick.read.stamp": "ESTIMATE FROM A SAMPLE",
  "quick.read.answer":
    "{{name}}: {{low}} to {{high}} of the ballots in 95 of 100 samples; protocols {{protocols}} of {{planned}} planned",
  "quick.read.missing":
    "Missing protocols: {{missing}}; stations replaced by reserves: {{replaced}}. Missing ones may differ from the others: the last two columns say what they could change.",
  "quick.column.low": "from",
  "quick.column.high": "to",
  "quick.column.median": "middle",
  "quick.column.worstLow": "if missing had none",
  "quick.column.worstHigh": "if missing had only it",
  "quick.column.least": "missing all for its rival",
  "quick.column.most": "missing all for it",
  "quick.column.ofThese": "share of these ballots",
  "quick.read.seats": "Seats, in 95 of 100 samples",
  "quick.read.seatsHow":
    "All shares together, with their covariances from the sample, go through the law many times. An interval of seats is no interval of shares: near a bar a tenth of a point may be worth several seats.",
  "quick.read.noElection": "With --election the seats that follow by its law are given too.",
  "quick.read.seed": "The lot was checked: seed {{seed}}.",
  "quick.refused.answer": "no margin of error: protocols {{protocols}}",
  "quick.refused.not-drawn-by-lot":
    "These stations are not the ones that the lot drew with this frame, margin and seed (reserves in their order). A collection that is no probability sample has no margin of error, however large it is.",
  "quick.refused.stratum-too-small":
    "A stratum has fewer than two protocols: how its stations differ is not known.",
  "quick.refused.no-ballots": "The protocols hold no ballots.",
  "audit.answer":
    "{{name}}: at a risk limit of {{risk}} an audit would look at {{comparison}} of {{ballots}} ballots against their records, or at about {{polling}} without records",
  "audit.plan":
    "Planning numbers, if the announced result is right: nothing was audited. One sample serves all assertions; the narrowest decides.",
  "audit.none": "No audit can be planned: {{name}}.",
  "audit.possible":
    "possible: seats of one allotment in the whole, by most votes, by divisors or by a quota with largest remainders, from votes that are counted there",
  "audit.tiers": "seats of this election of that kind: {{tiers}}",
  "audit.column.assertion": "what must be confirmed",
  "audit.column.margin": "margin, ballots",
  "audit.column.comparison": "compare",
  "audit.column.withErrors": "with 1 error in 1,000",
  "audit.column.polling": "poll",
  "audit.pair": "{{winner}} keeps its last seat before {{loser}} gets one more",
  "audit.over": "{{winner}} has {{bar}} or more",
  "audit.under": "{{winner}} is below {{bar}}",
  "audit.more": "Wider assertions that need fewer ballots: {{n}}.",
  "audit.needs":
    "An audit needs paper ballots that are kept, a list of them all, and a lot in public. Where outsiders cannot draw ballots, as in Kazakhstan, these are numbers for a demand, not for a check.",
  "audit.error": "The risk limit is the largest chance that a wrong result passes.",
  "audit.full": "Where the sample would be all ballots, a full hand count is the audit.",
  "screening.again": "The same report: {{call}}",
} as const;

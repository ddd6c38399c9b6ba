/** The names of clause kinds, and what each of them says in one sentence. */

export const clauses = {
  "clauseDoc.count.marks": "Every ballot is worth one vote for the option that is marked on it.",
  "clause.count.among": "Votes of those who take part",
  "clauseDoc.count.among":
    "Only the votes of those who take part; a group that takes part as one has the votes of all its members.",
  "clause.count.areas": "Areas as contenders",
  "clauseDoc.count.areas":
    "Areas are the contenders; a figure of each, a sum of weighted figures, or the votes cast in it are its votes.",
  "clause.count.ballots": "Ballots with preferences",
  "clauseDoc.count.ballots":
    "Ballots with preferences or several marks, by type, read by the rules for odd ones.",
  "clause.count.first": "First preferences",
  "clauseDoc.count.first": "Every ballot is worth one vote for the first of its preferences that takes part.",
  "clause.count.parcel": "Papers of one who has left",
  "clauseDoc.count.parcel":
    "The papers with which somebody who has left was elected, at the values they had then (countback).",
  "clause.count.points": "Points by rank",
  "clauseDoc.count.points": "Every rank of a ballot is worth so many points.",
  "clause.count.seats": "Seats that count as votes",
  "clauseDoc.count.seats": "Every seat that somebody won is worth one vote, in the whole.",
  "clause.count.names": "Names on lists",
  "clauseDoc.count.names": "The number of persons that a list has to give.",
  "clause.count.combine": "Votes put together",
  "clauseDoc.count.combine":
    "Votes of several steps are added, others are taken off; nobody falls below zero.",
  "clause.count.transfer": "Votes handed on",
  "clauseDoc.count.transfer":
    "Votes of an area that won no seat there, or those that were needed to win it, are handed on.",
  "clause.count.unused": "Votes left over",
  "clauseDoc.count.unused":
    "Votes less a quota for every seat that was won: what is left is counted in a larger area.",
  "clause.count.voter-numbers": "Voters behind the votes",
  "clauseDoc.count.voter-numbers": "Votes over the seats of the area: the voters behind them.",
  "clauseDoc.admit.list-length": "A list may hold so many times as many names as there are seats for lists.",
  "clauseDoc.admit.share": "Whoever reaches a share of a named base takes part.",
  "clauseDoc.admit.rescue": "When exactly so many pass, the next in order of votes are let in as well.",
  "clauseDoc.admit.top":
    "The leaders by votes take part: in the next round, or as the best of those who did not pass otherwise.",
  "clause.admit.all": "All of several sets",
  "clauseDoc.admit.all": "Whoever is in all of several sets takes part.",
  "clause.admit.any": "One of several sets",
  "clauseDoc.admit.any": "Whoever is in at least one of several sets takes part.",
  "clause.admit.not": "None of several sets",
  "clauseDoc.admit.not": "Whoever is in none of several sets takes part.",
  "clause.admit.seats": "Enough seats won",
  "clauseDoc.admit.seats": "Whoever won at least so many seats in other steps takes part.",
  "clause.admit.areas": "Enough areas",
  "clauseDoc.admit.areas": "Whoever passes a test in at least so many areas takes part in the whole.",
  "clause.admit.members": "Enough members",
  "clauseDoc.admit.members": "A group takes part when at least so many of its members are in a set.",
  "clause.admit.fact": "A fact",
  "clauseDoc.admit.fact": "Whoever has a fact takes part: a minority, a list of several parties.",
  "clause.admit.first": "The first set that is large enough",
  "clauseDoc.admit.first":
    "The first of several sets that has at least so many members takes part; otherwise the last.",
  "clause.admit.until": "The next until enough take part",
  "clauseDoc.admit.until":
    "The next in order of votes are let in one by one until enough take part, by number or by their share of a base.",
  "clause.admit.quota": "Natural threshold",
  "clauseDoc.admit.quota":
    "Whoever has at least the votes behind a seat of the area, or a part of them, takes part.",
  "clause.admit.electable": "Who may be elected from a list",
  "clauseDoc.admit.electable":
    "Persons of lists may be elected unless they sit already or had too few votes in an area of their own.",
  "clauseDoc.allot.plurality":
    "Those with most votes are elected, one seat each; or the first takes all seats.",
  "clauseDoc.allot.majority": "Whoever has the named majority is elected; nobody when nobody has it.",
  "clause.allot.instant-runoff": "Instant run-off",
  "clauseDoc.allot.instant-runoff":
    "Alternative vote: the last is excluded until somebody has a majority of the ballots that still count.",
  "clause.allot.stv": "Single transferable vote",
  "clauseDoc.allot.stv":
    "Single transferable vote: quota, surpluses passed on by next preferences, exclusion of the last.",
  "clause.allot.meek": "Single transferable vote by keep factors",
  "clauseDoc.allot.meek": "Single transferable vote by keep factors, iterated in fixed decimals.",
  "clause.allot.condorcet": "Comparison by pairs",
  "clauseDoc.allot.condorcet":
    "Whoever is preferred to every other is elected; a circle is broken by the named method, or elects nobody.",
  "clause.allot.bucklin": "Choices added rank by rank (Bucklin)",
  "clauseDoc.allot.bucklin":
    "Choices are added up rank by rank until somebody has a majority of the ballots; most votes decide.",
  "clause.allot.coombs": "Exclusion by last places (Coombs)",
  "clauseDoc.allot.coombs":
    "Whoever is last on most ballots is excluded, until somebody is first on more than half of them.",
  "clauseDoc.allot.quota":
    "Seats by whole quotas, the rest to the largest remainders, or stage by stage as the law says.",
  "clause.allot.divisor": "Seats by divisors (highest averages)",
  "clauseDoc.allot.divisor":
    "Seats one after another to the highest votes over the divisor of the next seat (highest averages).",
  "clause.allot.whole-quotas": "Seats by whole quotas",
  "clauseDoc.allot.whole-quotas":
    "As many seats as whole quotas fit into the votes; what is left over is for another tier.",
  "clause.allot.winner": "Seats for the strongest",
  "clauseDoc.allot.winner":
    "All seats to the one with most votes: winner takes all, or a bonus for the strongest.",
  "clauseDoc.allot.appointed": "So many seats are filled by another body.",
  "clause.compensate.combine": "Seats put together",
  "clauseDoc.compensate.combine": "Seats of several steps become one number for each contender and area.",
  "clause.compensate.covered": "Winners covered by votes for the list",
  "clauseDoc.compensate.covered":
    "Winners are seated while the seats of their list cover them, the largest share of votes first.",
  "clause.compensate.deduct": "What is due, less what is held",
  "clauseDoc.compensate.deduct":
    "Each contender gets what it is due of a total, less the seats that it holds already.",
  "clause.compensate.give-back": "Seats given back",
  "clauseDoc.compensate.give-back":
    "Who holds more seats than it is due returns those won with its lowest comparison numbers; others get them there.",
  "clause.compensate.level": "A house that grows",
  "clauseDoc.compensate.level": "The house grows until every contender's share of it is at least its claim.",
  "clause.compensate.linkage": "Compensation in part",
  "clauseDoc.compensate.linkage":
    "Each contender gets a part of what its share of the whole leaves beyond the seats that it holds.",
  "clause.allot.quota-method": "Quota method",
  "clauseDoc.allot.quota-method":
    "Seat by seat the highest votes over (seats + 1) of those who stay within their exact share rounded up.",
  "clause.admit.placement": "Order of the list",
  "clauseDoc.admit.placement":
    "A list takes part when every so many of its places, from the first on, hold enough persons of a group.",
  "clause.compensate.majority-seat": "A majority of votes keeps its majority of seats",
  "clauseDoc.compensate.majority-seat":
    "Whoever has more than half of the votes and not of the seats gets one more; the weakest claim loses its seat.",
  "clause.compensate.cap": "Cap on seats",
  "clauseDoc.compensate.cap":
    "How many seats each contender may still get: its share and so much beyond it, never more than a number.",
  "clause.place.biproportional": "Areas and lists met at once",
  "clauseDoc.place.biproportional":
    "Seats of areas and seats of contenders are met at once: votes over two divisors, rounded.",
  "clause.place.levelling": "Placing of levelling seats",
  "clauseDoc.place.levelling":
    "Levelling seats are placed one by one in areas that have room for them, the highest comparison number first.",
  "clause.place.sub-apportion": "A list's seats among areas",
  "clauseDoc.place.sub-apportion":
    "Each contender's seats are shared out among the areas by its votes there.",
  "clauseDoc.fill.party-choice":
    "The party names its deputies after the vote, from its list and within a time, with quotas for groups.",
  "clause.fill.list-order": "Who sits: order of the list",
  "clauseDoc.fill.list-order": "Seats go to the persons of the list in its order.",
  "clause.fill.most-votes": "Who sits: most votes",
  "clauseDoc.fill.most-votes": "Seats go to the persons of the list with most votes.",
  "clause.fill.largest-share": "Who sits: largest share",
  "clauseDoc.fill.largest-share":
    "Seats go to the persons with the largest share of the votes of an area of their own.",
  "clause.fill.preference": "Who sits: votes above a bar, then the list",
  "clauseDoc.fill.preference":
    "Persons with enough votes of their own come first, in order of votes; then the list in its order.",
  "clauseDoc.decide.share":
    "Whether an option, or one base, reaches a share of a base: a majority, a quorum.",
  "clauseDoc.decide.areas": "Whether a test is met in a share of the areas of a level.",
  "clauseDoc.decide.all": "Whether all of several conditions are met.",
  "clause.decide.any": "One condition is enough",
  "clauseDoc.decide.any": "Whether one of several conditions is met.",
  "clause.decide.not": "No condition may hold",
  "clauseDoc.decide.not": "Whether a condition is not met.",
  "clause.decide.share-sum": "Sum of two shares",
  "clauseDoc.decide.share-sum":
    "Whether the share of votes and the share of areas for an option are together more than one.",
} as const;

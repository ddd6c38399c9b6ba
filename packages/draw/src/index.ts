export { blocksToHtml, type Dressing, noteLinks, type RawRow, table } from "./blocks.ts";
export { type AreaMap, areaMap } from "./area-map.ts";
export { type AreaTiles, areaTiles } from "./area-tiles.ts";
export { changeClasses, classOf, levelClasses, type ValueClass } from "./classes.ts";
export type { ClassKey } from "./class-key.ts";
export { type BarRow, type BarRows, barRows } from "./bar-rows.ts";
export { asCard, type Shape } from "./card.ts";
export { type ChangeRow, type ChangeRows, changeRows } from "./change-rows.ts";
export { type CutLadder, cutLadder, type CutRow } from "./cut-ladder.ts";
export { type DistrictCells, districtCells, type DistrictGroup } from "./district-cells.ts";
export { type Funnel, funnel, type FunnelRow } from "./funnel.ts";
export { type Hemicycle, hemicycle } from "./hemicycle.ts";
export { type Attributes, countClass, el, type Element, type Node, write } from "./markup.ts";
export { type OffsetStrip, offsetStrip } from "./offset-strip.ts";
export { type QuotaRuler, quotaRuler } from "./quota-ruler.ts";
export { asFile, type Caption, inPage, type Picture, together, withoutLinks } from "./picture.ts";
export {
  type MatrixCell,
  type VoteRuleMatrix,
  voteRuleMatrix,
} from "./vote-rule-matrix.ts";
export { type Waterfall, waterfall, type WaterfallStep } from "./waterfall.ts";
export { type Hue, hueOf, HUES } from "./hues.ts";
export { paperPatterns } from "./paper.ts";
export { plotPicture } from "./plot.ts";
export { qrCode } from "./qr-code.ts";
export type { ReferenceLine } from "./reference-lines.ts";
export { type SeatRow, type SeatRows, seatRows } from "./seat-rows.ts";
export { type SortedDots, sortedDots } from "./sorted-dots.ts";
export { type Sweep, sweep, type SweepStep } from "./sweep.ts";
export { type Thread, THREAD_STATUSES, type Threads, threads, type ThreadStatus } from "./threads.ts";
export type { AxisVote, AxisWindow } from "./time-axis.ts";
export { EVENT_SIGNS, type EventSign, type Timeline, timeline, type TimelineMark } from "./timeline.ts";
export {
  FAMILIES,
  type Level,
  pictureCss,
  type Ramp,
  type Theme,
  themeCss,
  THEMES,
} from "./tokens.ts";
export {
  type TurnoutDot,
  type TurnoutDots,
  turnoutDots,
  VOTE_SHAPES,
  type VoteShape,
} from "./turnout-dots.ts";
export { type VotesToSeats, votesToSeats, type VotesToSeatsRow } from "./votes-to-seats.ts";

export { compareElections, type CompareOptions, type Comparison } from "./compare.ts";
export { decompose, type Decomposition, type OtherOrder, type Path } from "./decomposition.ts";
export type { ElectedHouse } from "./houses.ts";
export type { CellReading, ComparedElection, Matrix, MatrixCell, MatrixColumn } from "./matrix.ts";
export {
  type Absence,
  ABSENCES,
  type Span,
  type PartyRecord,
  type Swing,
  type SwingSide,
  swingsOf,
} from "./swings.ts";
export { type CountedFigure, type TurnoutFigures, type TurnoutRow, turnoutRows } from "./turnout.ts";

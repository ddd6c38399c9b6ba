export { buildElection, buildFrame, type SiteFolder } from "./build.ts";
export type { Answered, Desk, RecordFacts, Question, Refusal, Subject } from "./desk.ts";
export type { Query, Reply } from "./reply.ts";
export { serve, type Serving } from "./serve.ts";
export { type ComparisonPicture, comparisonDrawing } from "./comparison-pictures.ts";
export { type PictureName, pictureSvg, svgOf } from "./share/pictures.ts";
export { sweepDrawing, whatIfDrawing } from "./share/what-if-picture.ts";
export { barCurve, seatsCurve } from "./sweep-curve.ts";
export { makeSite, type Site } from "./site.ts";

/**
 * Reports as HTML, as the pages use them.
 *
 * @module
 */

export { blocksToHtml, table } from "@urna/draw";

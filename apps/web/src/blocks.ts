/**
 * Reports as HTML, as the pages use them.
 *
 * @module
 */

export { blocksToHtml, noteLinks, table } from "@urna/draw";

/**
 * A picture on somebody else's page: an image that leads here, and a small element that takes the narrow or the dark
 * picture where that is the better one. Without the script the image is there all the same.
 *
 * @module
 */

import { el, write } from "@urna/draw";

/** The file of the element, at the root of the site. */
export const EMBED_FILE = "urna-chart.js";

/** The element. It loads nothing but pictures of the site that it comes from. */
export const EMBED_SCRIPT = `customElements.get("urna-chart") || customElements.define("urna-chart", class extends HTMLElement {
  connectedCallback() {
    const image = this.querySelector("img");
    if (image === null) return;
    const base = image.src.replace(/(-narrow)?(-dark)?\\.svg$/, "");
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const choose = () => {
      const narrow = this.clientWidth > 0 && this.clientWidth < 560 ? "-narrow" : "";
      const wanted = this.getAttribute("theme") === "auto" && dark.matches ? "-dark" : "";
      const source = base + narrow + wanted + ".svg";
      if (image.src !== source) image.src = source;
    };
    this.style.display = "block";
    image.style.cssText = "display:block;max-width:100%;height:auto";
    new ResizeObserver(choose).observe(this);
    dark.addEventListener("change", choose);
  }
});
`;

export interface Embedded {
  /** Scheme and host of the site, without a slash at the end. */
  readonly origin: string;
  /** From the root of the site: the page that the picture leads to, and the folder of the pictures. */
  readonly page: string;
  readonly folder: string;
  readonly alt: string;
}

/** The lines to paste. */
export function embedCode({ origin, page, folder, alt }: Embedded): string {
  const image = el("img", { src: `${origin}/${folder}seats.svg`, alt });
  const chart = el("urna-chart", { theme: "auto" }, el("a", { href: `${origin}/${page}` }, image));
  const script = el("script", { src: `${origin}/${EMBED_FILE}`, async: "" });
  return `${write(chart)}\n${write(script)}`;
}

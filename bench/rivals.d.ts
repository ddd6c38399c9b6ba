/** The packages of npm beside which we measure carry no types. */

declare module "sainte-lague" {
  export default function sainteLague(
    votes: Readonly<Record<string, number>>,
    seats: number,
    options: { readonly draw: boolean },
  ): Record<string, number>;
}

declare module "hare-niemeyer" {
  export default function hareNiemeyer(
    votes: Readonly<Record<string, number>>,
    seats: number,
    options: { readonly draw: boolean },
  ): Record<string, number>;
}

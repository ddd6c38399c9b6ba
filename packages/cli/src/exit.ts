/**
 * What the command tells the shell: scripts may rely on these numbers.
 *
 * @module
 */

export const EXIT = {
  /** Done; known and explained disagreements of sources are no failure. */
  ok: 0,
  /** A check failed. */
  checkFailed: 1,
  /** The command was not understood: an unknown name, a name with several meanings, a wrong option. */
  usage: 2,
  /** Figures that are needed were not published or are not loaded. */
  dataMissing: 3,
  /** A tie that only a lot, a repeat vote or another fact resolves; or papers that have to be drawn. */
  tie: 4,
  /** The law does not say what follows. */
  lawIsSilent: 5,
  /** A file is not what it should be. */
  badFile: 6,
  /** Ctrl-C. */
  interrupted: 130,
  /** A mistake of this program. */
  internal: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

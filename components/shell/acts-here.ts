/** Something that can be done with what is open, as the palette offers it. */
export type ActHere = {
  readonly id: string;
  readonly label: string;
  /** In every language, so that it is found in any. */
  readonly names: readonly string[];
  /** With what: the card or the member that is open. */
  readonly detail: string;
  readonly run: () => void;
};

let here: readonly ActHere[] = [];

/** What the open page offers now. */
export const actsHere = (): readonly ActHere[] => here;

/** Offers acts while a page is open. @returns what takes them away */
export function offerActs(acts: readonly ActHere[]): () => void {
  here = acts;
  return () => {
    if (here === acts) here = [];
  };
}

'use client';

import { createContext, useContext } from 'react';

/** Members on each tier after the draft, by tier id. Null: not known yet, or there is no draft. */
export type SimulatedCounts = {
  readonly byTier: ReadonlyMap<number, number>;
  /** Where the members of a tier of the draft stand; undefined: the draft is too long for an address. */
  readonly hrefOf: (tierId: number) => string | undefined;
  /** The draft changed since: the next answer is on its way. */
  readonly isStale: boolean;
} | null;

const Context = createContext<SimulatedCounts>(null);

/** Tells the ladder inside what the simulation came to. */
export const SimulatedCountsProvider = Context.Provider;

/** What the table of the ladder shows beside the draft. */
export const useSimulatedCounts = (): SimulatedCounts => useContext(Context);

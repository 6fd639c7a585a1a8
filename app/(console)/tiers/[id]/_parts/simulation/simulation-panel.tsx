'use client';

import type { ReactNode } from 'react';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import { SimulatedCountsProvider } from './simulated-counts';

export type SimulationProps = {
  readonly ruleId: number;
  /** What holds today; null: the ladder is new. */
  readonly live: LadderJson | null;
  /** What is edited, saved or not, always whole by `ladderSchema`; null: nothing differs, or it has a mistake. */
  readonly draft: LadderJson | null;
  readonly draftStartsOn: string;
  /** The table of the ladder: it stands between the figures and who moves, and reads `useSimulatedCounts`. */
  readonly children: ReactNode;
};

/** What the draft would make of the members: figures above the ladder, who moves and what it costs below. */
export function SimulationPanel({ children }: SimulationProps) {
  return <SimulatedCountsProvider value={null}>{children}</SimulatedCountsProvider>;
}

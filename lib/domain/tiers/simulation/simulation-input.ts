import { z } from 'zod';
import { dayInput, idInput } from '../../access/inputs';
import { ladderSchema } from '../ladder';
import type { NamedMover, Simulation } from './result';
import type { SimulatedDays } from './simulated-days';
import { GETS, WAYS } from './tier-order';

/** A draft to be simulated, and the day it would take effect on. */
export const simulationInput = z.object({
  ruleId: idInput,
  draft: ladderSchema,
  startsOn: dayInput,
  /** Reads the members again, whatever is kept. */
  isAnew: z.boolean().default(false),
});

const tierInput = z.number().int().min(0).max(32_767);

/** Which members of a simulation: 0 is below the ladder. */
export const moverFilterInput = z.object({
  from: tierInput.optional(),
  to: tierInput.optional(),
  way: z.enum([...WAYS, 'moves']).optional(),
  when: z.enum(['atOnce', 'afterGrace']).optional(),
  lately: z.boolean().optional(),
  gets: z.enum(GETS).optional(),
});
export type MoverFilterInput = z.output<typeof moverFilterInput>;

/** A member with their name, where the reader may see names. */
export type WithName = { readonly code: string; readonly name: string | null };

/** What the points of a year come to in what is owed. Amounts in minor units, points in hundredths, as text. */
export type LiabilityChange = {
  readonly onOn: string;
  readonly changeMinor: string;
  readonly changePoints: string;
  readonly openMinor: string;
  /** Of points of the last year what is open, 0 to 1. */
  readonly staysShare: number;
  /** What 100 points are worth. */
  readonly hundredMinor: string;
  readonly valueSource: 'asked' | 'rule' | 'assumed';
};

/** The answer to a draft. */
export type LadderSimulation = Omit<Simulation, 'some'> &
  SimulatedDays & {
    readonly some: readonly (NamedMover & WithName)[];
    readonly liveNo: number | null;
    readonly liability: LiabilityChange;
    readonly currency: string;
    readonly timeZone: string;
    readonly asOfAt: string;
    /** Of the whole answer, and of reading the members, whenever that was. */
    readonly tookMs: number;
    readonly readMs: number;
    readonly wasKept: boolean;
    /** The draft for addresses of its members; null: it is too long for one. */
    readonly address: string | null;
  };

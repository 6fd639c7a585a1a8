import type { Client } from 'pg';
import type { Actor } from '@/lib/domain/access/actor';
import type { Measurement } from './measure';

/** What an item works with: the demo programme of the bench in DATABASE_URL. */
export interface BenchContext {
  readonly actor: Actor;
  /** A connection without a time limit, for references. */
  readonly client: Client;
  readonly members: number;
}

/** One item of the bench; it may print several lines. */
export type BenchItem = (context: BenchContext) => Promise<readonly Measurement[]>;

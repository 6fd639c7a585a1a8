import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';

export type FoundStore = {
  readonly storeId: number;
  readonly code: string;
  /** Whose it is; empty: the programme's own. */
  readonly partner: string;
  /** What the programme counts in. */
  readonly currency: string;
};

/** A store by its own code or by its id; null: there is none. Reference data, told to whoever may call at all. */
export const findStore = defineQuery({
  id: 'programme.findStore',
  permission: 'public',
  input: z.union([
    z.object({ code: z.string().max(100) }),
    z.object({ storeId: z.number().int().positive() }),
  ]),
  run: async ({ read, input }): Promise<FoundStore | null> => {
    const sought =
      'code' in input ? read`external_id = ${input.code}` : read`store_id = ${input.storeId}`;
    const [row] = await read<FoundStore[]>`
      SELECT store_id AS "storeId", external_id AS code, partner,
        coalesce((SELECT currency FROM programme), 'RUB') AS currency
      FROM stores WHERE ${sought}`;
    return row ?? null;
  },
});

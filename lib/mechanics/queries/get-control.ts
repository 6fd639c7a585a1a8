import 'server-only';
import { z } from 'zod';
import { defineQuery } from '@/lib/kernel/query';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { type MechanicControl, readControl } from '../read-switches';

/** Whether all mechanics are stopped, and which share of members is held back from all of them. */
export const getMechanicControl = defineQuery({
  id: 'mechanics.control',
  permission: 'rules.read',
  input: z.object({}),
  run: async ({ read }): Promise<Omit<MechanicControl, 'salt' | 'heldSinceOn'>> => {
    const { isStopped, stoppedAt, holdoutBps, version } = await readControl(readRowsOf(read));
    return { isStopped, stoppedAt, holdoutBps, version };
  },
});

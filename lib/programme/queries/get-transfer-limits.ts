import 'server-only';
import { z } from 'zod';
import type { TransferLimits } from '@/lib/domain/points/transfers';
import { defineQuery } from '@/lib/kernel/query';
import { readTransferLimits } from '@/lib/points/transfers/read-limits';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';

/** What members may give to one another. */
export const getTransferLimits = defineQuery({
  id: 'programme.getTransferLimits',
  permission: 'programme.manage',
  input: z.object({}),
  run: ({ read }): Promise<TransferLimits> => readTransferLimits(readRowsOf(read)),
});

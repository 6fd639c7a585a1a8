'use server';

import { createAction } from '@/lib/access/create-action';
import { loadCodes as loadCodesCommand } from '@/lib/mechanics/rewards/commands/load-codes';

export const loadCodes = createAction(loadCodesCommand);

'use server';

import { createAction } from '@/lib/access/create-action';
import { updateClaimRules as updateClaimRulesCommand } from '@/lib/programme/commands/update-claim-rules';

export const updateClaimRules = createAction(updateClaimRulesCommand);

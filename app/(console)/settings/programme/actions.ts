'use server';

import { createAction } from '@/lib/access/create-action';
import { updateClaimRules as updateClaimRulesCommand } from '@/lib/programme/commands/update-claim-rules';
import { updateHouseholdLimit as updateHouseholdLimitCommand } from '@/lib/programme/commands/update-household-limit';

export const updateClaimRules = createAction(updateClaimRulesCommand);
export const updateHouseholdLimit = createAction(updateHouseholdLimitCommand);

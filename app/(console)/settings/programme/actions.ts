'use server';

import { createAction } from '@/lib/access/create-action';
import { updateClaimRules as updateClaimRulesCommand } from '@/lib/programme/commands/update-claim-rules';
import { updateHouseholdLimit as updateHouseholdLimitCommand } from '@/lib/programme/commands/update-household-limit';
import { updateTransferLimits as updateTransferLimitsCommand } from '@/lib/programme/commands/update-transfer-limits';

export const updateTransferLimits = createAction(updateTransferLimitsCommand);
export const updateClaimRules = createAction(updateClaimRulesCommand);
export const updateHouseholdLimit = createAction(updateHouseholdLimitCommand);

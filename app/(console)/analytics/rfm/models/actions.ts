'use server';

import { createAction } from '@/lib/access/create-action';
import { archiveRfmModel as archiveCommand } from '@/lib/analytics/commands/archive-rfm-model';
import { saveRfmModel as saveCommand } from '@/lib/analytics/commands/save-rfm-model';

export const saveRfmModel = createAction(saveCommand);
export const archiveRfmModel = createAction(archiveCommand);

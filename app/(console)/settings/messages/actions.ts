'use server';

import { createAction } from '@/lib/access/create-action';
import { updateMessageSettings as updateMessageSettingsCommand } from '@/lib/messaging/commands/update-message-settings';

export const updateMessageSettings = createAction(updateMessageSettingsCommand);

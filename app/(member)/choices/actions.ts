'use server';

import { createAction } from '@/lib/access/create-action';
import { changeChoice as changeChoiceCommand } from '@/lib/messaging/commands/follow-link';

export const changeChoice = createAction(changeChoiceCommand);

'use server';

import { createAction } from '@/lib/access/create-action';
import { archiveTemplate as archiveTemplateCommand } from '@/lib/messaging/commands/archive-template';
import { saveTemplate as saveTemplateCommand } from '@/lib/messaging/commands/save-template';
import { sendTest as sendTestCommand } from '@/lib/messaging/commands/send-test';

export const saveTemplate = createAction(saveTemplateCommand);
export const archiveTemplate = createAction(archiveTemplateCommand);
export const sendTest = createAction(sendTestCommand);

'use server';

import { createAction } from '@/lib/access/create-action';
import {
  releaseContact as releaseContactCommand,
  suppressContact as suppressContactCommand,
} from '@/lib/messaging/commands/change-suppression';

export const suppressContact = createAction(suppressContactCommand);
export const releaseContact = createAction(releaseContactCommand);

'use server';

import { createAction } from '@/lib/access/create-action';
import { archiveAttribute as archiveAttributeCommand } from '@/lib/members/commands/archive-attribute';
import { createAttribute as createAttributeCommand } from '@/lib/members/commands/create-attribute';
import { updateAttribute as updateAttributeCommand } from '@/lib/members/commands/update-attribute';

export const createAttribute = createAction(createAttributeCommand);
export const updateAttribute = createAction(updateAttributeCommand);
export const archiveAttribute = createAction(archiveAttributeCommand);

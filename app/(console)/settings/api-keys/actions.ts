'use server';

import { revalidatePath } from 'next/cache';
import { createApiKey as createApiKeyCommand } from '@/lib/access/commands/create-api-key';
import { revokeApiKey as revokeApiKeyCommand } from '@/lib/access/commands/revoke-api-key';
import { rotateApiKey as rotateApiKeyCommand } from '@/lib/access/commands/rotate-api-key';
import { createAction } from '@/lib/access/create-action';

const after = () => revalidatePath('/settings/api-keys');

export const createApiKey = createAction(createApiKeyCommand, { after });
export const rotateApiKey = createAction(rotateApiKeyCommand, { after });
export const revokeApiKey = createAction(revokeApiKeyCommand, { after });

'use server';

import { revalidatePath } from 'next/cache';
import { createAction } from '@/lib/access/create-action';
import { changeEndpointState as changeEndpointStateCommand } from '@/lib/webhooks/commands/change-endpoint-state';
import { createEndpoint as createEndpointCommand } from '@/lib/webhooks/commands/create-endpoint';
import { replay as replayCommand } from '@/lib/webhooks/commands/replay';
import { rotateSecret as rotateSecretCommand } from '@/lib/webhooks/commands/rotate-secret';
import { sendTest as sendTestCommand } from '@/lib/webhooks/commands/send-test';
import { updateEndpoint as updateEndpointCommand } from '@/lib/webhooks/commands/update-endpoint';

const after = () => revalidatePath('/settings/webhooks', 'layout');

export const createEndpoint = createAction(createEndpointCommand, { after });
export const updateEndpoint = createAction(updateEndpointCommand, { after });
export const changeEndpointState = createAction(changeEndpointStateCommand, { after });
export const rotateSecret = createAction(rotateSecretCommand, { after });
export const sendTest = createAction(sendTestCommand, { after });
export const replay = createAction(replayCommand, { after });

import 'server-only';
import { z } from 'zod';
import { ENDPOINT_LIMIT } from '@/lib/domain/webhooks/limits';
import type { ListedEndpoint } from '@/lib/domain/webhooks/shown';
import { defineQuery } from '@/lib/kernel/query';
import { endpointColumns } from './endpoint-columns';

/** The endpoints that are not removed, those that need somebody first. */
export const listEndpoints = defineQuery({
  id: 'webhooks.listEndpoints',
  permission: 'webhooks.manage',
  input: z.object({}),
  run: ({ read, now }): Promise<ListedEndpoint[]> => read<ListedEndpoint[]>`
    SELECT ${endpointColumns(read, now)} FROM webhook_endpoints p WHERE p.state <> 'removed'
     ORDER BY p.state = 'active', p.failures = 0, p.endpoint_id DESC LIMIT ${ENDPOINT_LIMIT}`,
});

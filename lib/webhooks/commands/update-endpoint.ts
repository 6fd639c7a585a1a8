import 'server-only';
import { idInput, versionInput } from '@/lib/domain/access/inputs';
import { endpointInput } from '@/lib/domain/webhooks/inputs';
import { defineCommand } from '@/lib/kernel/command';
import { lockEndpoint } from '../lock-endpoint';
import { requireReachable } from '../require-reachable';
import { requireSegments } from '../require-segments';

/** Changes where an endpoint is and what it is told. Throws `not_found`, `stale_version`, `address_refused`. */
export const updateEndpoint = defineCommand({
  id: 'webhooks.updateEndpoint',
  permission: 'webhooks.manage',
  input: endpointInput.extend({ endpointId: idInput, version: versionInput }),
  run: async ({ tx, input: { endpointId, version, url, description, eventTypes, segmentIds } }) => {
    const before = await lockEndpoint(tx, endpointId, version);
    if (url !== before.url) requireReachable(url);
    await requireSegments(tx, segmentIds);
    const types = [...new Set(eventTypes)];
    await tx.client.query(
      `UPDATE webhook_endpoints SET url = $2, description = $3, event_types = $4, segment_ids = $5, version = version + 1
       WHERE endpoint_id = $1`,
      [endpointId, url, description, types, segmentIds],
    );
    return {
      result: undefined,
      changes: [
        {
          subjectKind: 'webhook',
          subjectId: endpointId,
          before: { url: before.url, eventTypes: before.eventTypes, segmentIds: before.segmentIds },
          after: { url, eventTypes: types, segmentIds },
        },
      ],
    };
  },
});

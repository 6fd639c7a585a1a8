import 'server-only';
import { z } from 'zod';
import { can } from '@/lib/domain/access/actor';
import { type Attention, attentionOf, MOST_ATTENTION, SOON } from '@/lib/domain/home/attention';
import { addDays } from '@/lib/domain/shared/calendar';
import { defineQuery } from '@/lib/kernel/query';
import { readControl } from '@/lib/mechanics/read-switches';
import { listOwedCodes } from '@/lib/mechanics/rewards/queries/list-owed-codes';
import { getOutboxHealth } from '@/lib/messaging/queries/get-outbox-health';
import { readRowsOf } from '@/lib/purchases/claims/read-receipts';
import { runningMechanics } from './running-mechanics';
import { waitingApprovals } from './waiting-approvals';

const HOUR_MS = 3_600_000;

/** The three things that need the reader most, of what the other blocks know; of messages only who may read them is told. */
export const needsAttention = defineQuery({
  id: 'home.attention',
  permission: 'rules.read',
  input: z.object({}),
  run: async (context): Promise<readonly Attention[]> => {
    const { read, actor, now } = context;
    const own = { ...context, input: {} };
    const [control, running, waiting, outbox, owed] = await Promise.all([
      readControl(readRowsOf(read)),
      runningMechanics.run(own),
      waitingApprovals.run(own),
      can(actor, 'messages.read') ? getOutboxHealth.run(own) : null,
      listOwedCodes.run(own),
    ]);
    const [oldest] = waiting.approvals;
    return attentionOf({
      isStopped: control.isStopped,
      mechanics: running.mechanics,
      soonOn: addDays(running.todayOn, SOON),
      // Today's run may be under way.
      ranOn: addDays(running.todayOn, -1),
      outbox:
        outbox === null ? null : { ...outbox, ended: outbox.sent + outbox.failed + outbox.dropped },
      owed,
      approvals: {
        count: waiting.count,
        oldestHours:
          oldest === undefined
            ? 0
            : Math.floor((now.getTime() - oldest.submittedAt.getTime()) / HOUR_MS),
      },
    }).slice(0, MOST_ATTENTION);
  },
});

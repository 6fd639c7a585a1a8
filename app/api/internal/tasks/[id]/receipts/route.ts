import { createSessionHandler } from '@/lib/api/create-session-handler';
import { writeFindings } from '@/lib/domain/purchases/findings-text';
import { CLAIM_FIELDS } from '@/lib/domain/purchases/tasks/claim-receipt';
import { runQuery } from '@/lib/kernel/query';
import { findTaskReceipts } from '@/lib/tasks/queries/find-task-receipts';

const ASKED = [CLAIM_FIELDS.store, CLAIM_FIELDS.day, CLAIM_FIELDS.number, CLAIM_FIELDS.amount];

/** What was sent of the receipt; a body without it asks for nothing. */
async function readAsked(request: Request): Promise<Record<string, string>> {
  const body: unknown = await request.json().catch(() => null);
  if (typeof body !== 'object' || body === null) return {};
  const given = new Map<string, unknown>(Object.entries(body));
  return Object.fromEntries(
    ASKED.flatMap((field) => {
      const value = given.get(field);
      return typeof value === 'string' ? [[field, value] as const] : [];
    }),
  );
}

/** Receipts that fit what a member says of a missing one, as the task sees them. */
export const POST = createSessionHandler<{ readonly id: string }>(
  async ({ request, params, actor }) => {
    const answers = await readAsked(request);
    const found = await runQuery(findTaskReceipts, { taskId: Number(params.id), answers }, actor);
    return new Response(writeFindings(found), {
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    });
  },
);

import 'server-only';
import { notFound } from 'next/navigation';
import { requireActor } from '@/lib/access/session';
import { idInput } from '@/lib/domain/access/inputs';
import { AppError } from '@/lib/domain/shared/errors';
import type { ShownEndpoint } from '@/lib/domain/webhooks/shown';
import { runQuery } from '@/lib/kernel/query';
import { getEndpoint } from '@/lib/webhooks/queries/get-endpoint';

/** The endpoint that an address names, for a reader who may see it; else the page is not found. */
export async function readEndpoint(id: string): Promise<ShownEndpoint> {
  const actor = await requireActor('webhooks.manage');
  const parsed = idInput.safeParse(Number(id));
  if (!parsed.success) notFound();
  try {
    return await runQuery(getEndpoint, { endpointId: parsed.data }, actor);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

import { notFound } from 'next/navigation';
import { requireActor } from '@/lib/access/session';
import { AppError } from '@/lib/domain/shared/errors';
import { runQuery } from '@/lib/kernel/query';
import { getSegment } from '@/lib/segments/queries/get-segment';

/** The segment that an address names, and who asks; the page is not found when there is none. */
export async function readSegment(id: string) {
  const actor = await requireActor('segments.read');
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound();
  try {
    return { actor, segment: await runQuery(getSegment, { segmentId: Number(id) }, actor) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

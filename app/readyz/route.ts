import type { NextRequest } from 'next/server';
import { requestIdOf } from '@/lib/access/request';
import { problem } from '@/lib/api/problem';
import { AppError } from '@/lib/domain/shared/errors';
import { checkReadiness } from '@/lib/health/queries/check-readiness';
import { runQuery } from '@/lib/kernel/query';
import { toRefusal } from '@/lib/kernel/refusal';

/** 200 when the database answers with the schema of this code; else 503, and no traffic should come here. */
export async function GET(request: NextRequest): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    const readiness = await runQuery(checkReadiness, {}, { kind: 'anonymous', requestId });
    if (!readiness.isCurrent) throw new AppError('unavailable', { reason: 'migrations' });
    return new Response('ready\n', { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    const refusal = toRefusal(error, requestId);
    return problem({ ...refusal, status: 503 });
  }
}

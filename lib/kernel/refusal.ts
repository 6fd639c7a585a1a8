import 'server-only';
import { DatabaseError, isLostConnection } from '@/db/database-error';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { AppError } from '@/lib/domain/shared/errors';
import { log } from '@/lib/log';

const QUERY_CANCELED = '57014';

/** A failure as an AppError when it has a meaning for the reader; null for a defect. */
function expected(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof DatabaseError && error.code === 'connection_lost') {
    return new AppError('unavailable');
  }
  if (error instanceof DatabaseError && error.code === QUERY_CANCELED) {
    return new AppError('timeout');
  }
  return isLostConnection(error) ? new AppError('unavailable') : null;
}

/** The driver's text may hold parameters, that is personal data: only its redacted form is logged. */
function logged(error: unknown): unknown {
  const safe = DatabaseError.redacted(error);
  if (!(safe instanceof Error)) return { message: 'not an error' };
  return { name: safe.name, message: safe.message.slice(0, 300), stack: safe.stack };
}

/** What to tell the reader about a failure, at the edge: once. Defects are logged under the request id. */
export function toRefusal(error: unknown, requestId: string): Refusal & { status: number } {
  const known = expected(error);
  if (known) return { code: known.code, details: known.details, requestId, status: known.status };
  log.error({ requestId, error: logged(error) }, 'unexpected failure');
  return { code: 'unexpected', details: {}, requestId, status: 500 };
}

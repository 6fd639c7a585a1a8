import 'server-only';
import { AppError } from '@/lib/domain/shared/errors';
import { env } from '@/lib/env';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a mutating request comes from our own pages. Browsers send Origin with each of them and no page can forge
 * it; a request without one does not come from a browser page of ours.
 */
export function isSameOrigin(request: Request): boolean {
  if (SAFE_METHODS.has(request.method)) return true;
  const origin = request.headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return false;
  const given = new URL(origin);
  return (
    given.origin === new URL(env().publicUrl).origin || given.host === request.headers.get('host')
  );
}

/** @throws AppError `forbidden` for a mutating request that is not from our own pages. */
export function requireSameOrigin(request: Request): void {
  if (!isSameOrigin(request)) throw new AppError('forbidden', { reason: 'origin' });
}

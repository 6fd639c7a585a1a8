import 'server-only';
import { type Actor, can } from '@/lib/domain/access/actor';
import type { MemberFilters } from '@/lib/domain/members/list-filters';
import { AppError } from '@/lib/domain/shared/errors';

/**
 * A figure of a report tells what the report tells: whoever lists its members must be allowed to read the report.
 * Throws AppError `forbidden` with `analytics.read`.
 */
export function requireFigureRight(actor: Actor, { figure }: Pick<MemberFilters, 'figure'>): void {
  if (figure !== undefined && !can(actor, 'analytics.read')) {
    throw new AppError('forbidden', { permission: 'analytics.read' });
  }
}

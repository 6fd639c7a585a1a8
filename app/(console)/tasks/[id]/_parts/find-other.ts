import type { OtherMember } from '@/lib/domain/tasks/subject';

function isOther(value: unknown, memberId: string): value is OtherMember {
  return (
    typeof value === 'object' &&
    value !== null &&
    'memberId' in value &&
    String(value.memberId) === memberId &&
    'differences' in value
  );
}

/** Another member as a task sees them; null when there is none or no answer comes. */
export async function findOther(taskId: number, memberId: string): Promise<OtherMember | null> {
  const address = `/api/internal/tasks/${taskId}/other?member=${encodeURIComponent(memberId)}`;
  const answer = await fetch(address).catch(() => null);
  if (answer?.ok !== true) return null;
  const body: unknown = await answer.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('other' in body)) return null;
  return isOther(body.other, memberId) ? body.other : null;
}

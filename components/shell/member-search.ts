export type MemberHit = {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly href: string;
};

export const MEMBER_QUERY_MIN = 3;
const HITS_MAX = 8;

function isHit(value: unknown): value is MemberHit {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'name' in value &&
    typeof value.name === 'string' &&
    'href' in value &&
    typeof value.href === 'string' &&
    'detail' in value &&
    typeof value.detail === 'string'
  );
}

/** Members found by name, phone, e-mail, card or number. Throws when the search does not answer. */
export async function searchMembers(query: string, signal: AbortSignal): Promise<MemberHit[]> {
  const answer = await fetch(`/api/internal/search?q=${encodeURIComponent(query)}`, { signal });
  if (!answer.ok) throw new Error(`search answered ${answer.status}`);
  const body: unknown = await answer.json();
  if (typeof body !== 'object' || body === null || !('members' in body)) return [];
  return Array.isArray(body.members) ? body.members.filter(isHit).slice(0, HITS_MAX) : [];
}

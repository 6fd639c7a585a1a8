import 'server-only';
import { LOCALES } from '@/lib/domain/access/preferences';
import {
  DETAIL_FIELDS,
  EDITED_IDENTITIES,
  MEMBER_SOURCES,
} from '@/lib/domain/members/cleansing/member-form';
import { MEMBER_KINDS } from '@/lib/domain/members/states';
import type { TimelineValue, Told } from '@/lib/domain/members/timeline/timeline';
import { defineSource, told, words } from '../source';

type Kept = Readonly<Record<string, unknown>>;
type Data = {
  readonly before: Kept;
  readonly after: Kept;
  /** Names of the preferred stores before and after. */
  readonly storeBefore: string | null;
  readonly storeAfter: string | null;
};

const KEY = 'e.audit_event_id::text';
const FIELDS = [...DETAIL_FIELDS, ...EDITED_IDENTITIES];
type Field = (typeof FIELDS)[number];

/** A value as the audit log keeps it: what is personal is masked there already. */
function shown(field: Field, value: unknown): TimelineValue {
  if (value === null || value === undefined || value === '') return words('memberEdit.empty');
  const kind = MEMBER_KINDS.find((known) => known === value);
  if (field === 'kind' && kind !== undefined) return words(`memberEdit.kinds.${kind}`);
  const language = LOCALES.find((known) => known === value);
  if (field === 'language' && language !== undefined) {
    return words(`memberEdit.languages.${language}`);
  }
  const source = MEMBER_SOURCES.find((known) => known === value);
  if (field === 'source' && source !== undefined) return words(`memberEdit.sources.${source}`);
  return String(value);
}

function lineOf(field: Field, { before, after, storeBefore, storeAfter }: Data): Told {
  const isStore = field === 'preferredStoreId';
  return told('timeline.changes.field', {
    field: words(`memberEdit.fields.${field}`),
    before: shown(field, isStore ? storeBefore : before[field]),
    after: shown(field, isStore ? storeAfter : after[field]),
  });
}

/** Changes of what is kept about the member, each with what was there before, as the audit log keeps it. */
export const changes = defineSource<Data>({
  id: 'changes',
  kind: 'changes',
  needs: 'members.read',
  rows: ({ read, memberId, before, newest }) => read`
    SELECT e.at AS happened_at, ${read.unsafe(KEY)} AS key, e.actor, jsonb_build_object(
      'before', e.before, 'after', e.after,
      'storeBefore', (SELECT name FROM stores WHERE store_id = (e.before->>'preferredStoreId')::int),
      'storeAfter', (SELECT name FROM stores WHERE store_id = (e.after->>'preferredStoreId')::int)) AS data
    FROM audit_events e
    WHERE e.subject_kind = 'member' AND e.subject_id = ${String(memberId)} AND e.command = 'members.update'
      AND ${before('e.at', KEY)}
    ${newest('e.at', KEY)}`,
  tell: (data) => {
    const changed = FIELDS.filter((field) => field in data.after);
    return {
      icon: 'edit',
      title: told('timeline.changes.changed', { count: changed.length }),
      lines: changed.map((field) => lineOf(field, data)),
    };
  },
});

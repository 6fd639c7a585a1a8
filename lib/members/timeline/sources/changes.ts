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
type Name = { readonly en: string; readonly ru: string };
type NamedAttribute = Name & { readonly options: Readonly<Record<string, Name>> | null };
type Data = {
  readonly before: Kept;
  readonly after: Kept;
  /** Names of the preferred stores before and after. */
  readonly storeBefore: string | null;
  readonly storeAfter: string | null;
  /** Of the custom attributes that changed, by key. */
  readonly attributes: Readonly<Record<string, NamedAttribute>> | null;
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

/** A line for each custom attribute: what was chosen from options is named, the rest stands masked in the log. */
function attributeLines({ before, after, attributes }: Data): Told[] {
  const sides = [before.attributes ?? {}, after.attributes ?? {}] as const;
  return Object.entries(attributes ?? {}).map(([key, attribute]) => {
    const [was, is] = sides.map((side): TimelineValue => {
      const value: unknown = Reflect.get(side, key);
      if (value === null || value === undefined) return words('memberEdit.empty');
      if (value === 'yes' || value === 'no') return words(`common.yesNo.${value}`);
      return attribute.options?.[String(value)] ?? String(value);
    });
    const { en, ru } = attribute;
    return told('timeline.changes.field', {
      field: { en, ru },
      before: was ?? '',
      after: is ?? '',
    });
  });
}

/** How many contact persons came, went and changed. */
function personLines({ after }: Data): Told[] {
  const { contactPersons } = after;
  if (typeof contactPersons !== 'object' || contactPersons === null) return [];
  const count = (key: string) => Number(Reflect.get(contactPersons, key) ?? 0);
  const [added, changed, removed] = [count('added'), count('changed'), count('removed')];
  return [told('timeline.changes.persons', { added, changed, removed })];
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
      'storeAfter', (SELECT name FROM stores WHERE store_id = (e.after->>'preferredStoreId')::int),
      'attributes', (
        SELECT jsonb_object_agg(a.key, jsonb_build_object('en', a.label_en, 'ru', a.label_ru, 'options', (
          SELECT jsonb_object_agg(o.option_id, jsonb_build_object('en', o.label_en, 'ru', o.label_ru))
          FROM attribute_options o WHERE o.attribute_id = a.attribute_id)))
        FROM jsonb_object_keys(e.after->'attributes') k (key) JOIN attributes a USING (key))) AS data
    FROM audit_events e
    WHERE e.subject_kind = 'member' AND e.subject_id = ${String(memberId)} AND e.command = 'members.update'
      AND ${before('e.at', KEY)}
    ${newest('e.at', KEY)}`,
  tell: (data) => {
    const lines = [
      ...FIELDS.filter((field) => field in data.after).map((field) => lineOf(field, data)),
      ...attributeLines(data),
      ...personLines(data),
    ];
    return {
      icon: 'edit',
      title: told('timeline.changes.changed', { count: lines.length }),
      lines,
    };
  },
});

import 'server-only';
import type { AwardState } from '@/lib/domain/mechanics/records';
import { toPoints } from '@/lib/domain/shared/points';
import { defineSource, type Reader, told, underOther } from '../source';

type Data = {
  readonly ruleId: number;
  readonly name: { readonly en: string; readonly ru: string };
  readonly state: AwardState;
  /** What it was to give, in hundredths; '0': no points. */
  readonly points: string;
  /** The number that it was decided under, when that one was merged into the member. */
  readonly under: number | null;
};

const KEY = `e.rule_id || ':' || md5(e.occurrence)`;
const DATA = `jsonb_build_object('ruleId', e.rule_id, 'name', jsonb_build_object('en', r.name_en, 'ru', r.name_ru),
  'state', e.state, 'points', e.points::text`;

/** Where the mechanic tells why the member got it, or why not. */
const whyHref = ({ ruleId, under }: Data, { memberId, can }: Reader) =>
  can('rules.read') ? `/mechanics/${ruleId}/members?why=${under ?? memberId}` : null;

/** What mechanics gave a member, promised until a message is taken, dropped, or took back. */
export const awards = defineSource<Data>({
  id: 'awards',
  kind: 'events',
  needs: 'members.read',
  rows: ({ read, memberId, numbers, before, newest }) => read`
    SELECT e.happened_at, ${read.unsafe(KEY)} AS key, NULL AS actor,
      ${read.unsafe(DATA)}, 'under', nullif(e.member_id, ${memberId})) AS data
    FROM (
      SELECT * FROM (
        SELECT a.*, coalesce(a.settled_at, a.decided_at) AS happened_at FROM awards a
        WHERE a.member_id = ANY (${[...numbers]}::bigint[]) AND a.state <> 'heldOut') e
      WHERE ${before('e.happened_at', KEY)} ${newest('e.happened_at', KEY)}
    ) e
    JOIN rules r USING (rule_id)`,
  tell: (data, reader) => {
    const { name, state, points, under } = data;
    const isTold = points !== '0' && reader.can('points.read');
    return {
      icon: 'event',
      tone: state === 'given' ? 'good' : state === 'waiting' ? 'plain' : 'warning',
      title: told(`timeline.awards.${state}`, { name }),
      href: whyHref(data, reader),
      details: [
        ...(isTold
          ? [told('timeline.awards.points', { points: { points: toPoints(BigInt(points)) } })]
          : []),
        ...underOther(under),
      ],
    };
  },
});

/** Occasions on which a member was held back for comparison: for who may read rules alone. */
export const heldBack = defineSource<Data>({
  id: 'heldBack',
  kind: 'events',
  needs: 'rules.read',
  rows: ({ read, memberId, numbers, before, newest }) => read`
    SELECT e.happened_at, ${read.unsafe(KEY)} AS key, NULL AS actor,
      ${read.unsafe(DATA)}, 'under', nullif(e.member_id, ${memberId})) AS data
    FROM (
      SELECT * FROM (
        SELECT a.*, a.decided_at AS happened_at FROM awards a
        WHERE a.member_id = ANY (${[...numbers]}::bigint[]) AND a.state = 'heldOut') e
      WHERE ${before('e.happened_at', KEY)} ${newest('e.happened_at', KEY)}
    ) e
    JOIN rules r USING (rule_id)`,
  tell: (data, reader) => ({
    icon: 'event',
    title: told('timeline.awards.heldOut', { name: data.name }),
    href: whyHref(data, reader),
    details: underOther(data.under),
  }),
});

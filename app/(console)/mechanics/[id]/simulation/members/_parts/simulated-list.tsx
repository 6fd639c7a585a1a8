import { DataTable } from '@/components/table/data-table';
import { DottedFacts } from '@/components/ui/dotted-facts';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import type { SimulatedMembersPage } from '@/lib/domain/mechanics/simulation/simulation-input';
import { addDays } from '@/lib/domain/shared/calendar';
import { memberColumns } from '../../../../_parts/simulation/member-columns';
import { simulatedHref } from '../../../../_parts/simulation/simulated-href';
import { type MechanicWords, useMechanicWords } from '../../../../_parts/simulation/use-words';
import type { AskedSimulated } from '../read-address';
import { KeepSimulated } from './keep-simulated';

type Props = {
  readonly ruleId: number;
  readonly asked: AskedSimulated;
  readonly page: SimulatedMembersPage;
  /** Whether the reader may keep members as a list. */
  readonly mayList: boolean;
};

const WEEK_DAYS = 7;

/** What the list is narrowed by, in words. */
function facts(
  { t, day, named }: MechanicWords,
  { asked: { filter }, page }: Pick<Props, 'asked' | 'page'>,
) {
  const { outcome, reason, week, tier, rfm, beside } = filter;
  const tierOf = page.tiers.find(({ tierId }) => tierId === tier);
  const other = page.others.find(({ ruleId }) => ruleId === beside);
  const weekOn = day(addDays(page.fromOn, (week ?? 0) * WEEK_DAYS));
  return [
    ['outcome', t(`list.outcome.${outcome}`)] as const,
    reason === undefined ? null : (['reason', t(`reasons.${reason}`)] as const),
    week === undefined ? null : (['week', t('list.week', { day: weekOn })] as const),
    tier === undefined
      ? null
      : ([
          'tier',
          tierOf === undefined ? t('groups.none') : t('list.tier', { tier: named(tierOf) }),
        ] as const),
    rfm === undefined ? null : (['rfm', t('list.rfm', { group: t(`rfmGroups.${rfm}`) })] as const),
    other === undefined
      ? null
      : (['beside', t('list.beside', { mechanic: named(other) })] as const),
  ].filter((fact) => fact !== null);
}

/** The members of a figure, 50 a page, with when each would get it or why not. */
export function SimulatedList({ ruleId, asked, page, mayList }: Props) {
  const words = useMechanicWords(page.currency);
  const { t, count, day, named } = words;
  const { members, total, next, name, isSample, looked, inForce } = page;
  const mechanic = name === null ? '' : named(name);
  const said = facts(words, { asked, page });
  const { filter, draft, isExact } = asked;
  const href = simulatedHref({ ruleId, address: draft, isSample, looked, inForce }, filter);
  const meta = [
    ...said,
    ...(isSample ? ([['sample', t('list.sample', { looked: count(looked) })]] as const) : []),
    ['days', t('list.note', { from: day(page.fromOn), through: day(page.throughOn) })] as const,
  ];
  return (
    <>
      <PageHeader
        title={t('list.count', { count: total, members: count(total) })}
        crumbs={[
          { label: mechanic, href: `/mechanics/${ruleId}` },
          { label: t('title'), href: `/mechanics/${ruleId}/simulation` },
        ]}
        meta={<DottedFacts facts={meta} />}
        actions={
          mayList &&
          total > 0 && (
            <KeepSimulated
              simulated={{ ruleId, draft, isExact, filter }}
              members={count(total)}
              name={t('list.proposed', {
                what: said.map(([, text]) => text).join(', '),
                mechanic,
              })}
            />
          )
        }
      />
      <DataTable
        caption={t('list.title')}
        rows={members}
        rowKey={({ memberId }) => String(memberId)}
        rowHref={({ memberId }) => `/members/${memberId}`}
        columns={memberColumns(words, filter.outcome)}
        empty={<EmptyState title={t('list.none')} text={t('list.noneText')} />}
      />
      {(next !== null || asked.after > 0) && (
        <Pagination
          range={t('list.page', { count: members.length })}
          previousHref={asked.after > 0 ? href : undefined}
          nextHref={next === null || href === undefined ? undefined : `${href}&after=${next}`}
        />
      )}
    </>
  );
}

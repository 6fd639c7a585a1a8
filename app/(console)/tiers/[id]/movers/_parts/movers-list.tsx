import { DataTable } from '@/components/table/data-table';
import { DottedFacts } from '@/components/ui/dotted-facts';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { LATELY_DAYS } from '@/lib/domain/tiers/simulation/compared';
import type { MoversPage } from '@/lib/domain/tiers/simulation/movers-page';
import { KeepMovers } from '../../_parts/simulation/keep-movers';
import { moverColumns } from '../../_parts/simulation/mover-columns';
import { moversHref } from '../../_parts/simulation/movers-href';
import {
  type SimulationWords,
  useSimulationWords,
} from '../../_parts/simulation/use-simulation-words';
import type { AskedMovers } from '../read-movers-address';

type Props = {
  readonly ruleId: number;
  readonly asked: AskedMovers;
  readonly page: MoversPage;
  /** Whether the reader may keep members as a list. */
  readonly mayList: boolean;
};

/** What the list is narrowed by, in words. */
function facts({ t, tierName }: SimulationWords, { filter }: AskedMovers) {
  const { from, to, way, when, lately, gets } = filter;
  const tier = (tierId: number) => tierName(tierId === 0 ? null : tierId);
  return [
    way === undefined ? null : (['way', t(`list.filter.${way}`)] as const),
    from === undefined ? null : (['from', t('list.filter.from', { tier: tier(from) })] as const),
    to === undefined ? null : (['to', t('list.filter.to', { tier: tier(to) })] as const),
    when === undefined ? null : (['when', t(`list.filter.${when}`)] as const),
    lately ? (['lately', t('list.filter.lately', { days: LATELY_DAYS })] as const) : null,
    gets === undefined ? null : (['gets', t(`list.filter.gets.${gets}`)] as const),
  ].filter((fact) => fact !== null);
}

/** The members of a figure, 50 a page, with why each goes where. */
export function MoversList({ ruleId, asked, page, mayList }: Props) {
  const words = useSimulationWords(page);
  const { t, locale, count, day } = words;
  const { members, total, next, night } = page;
  const ladder = locale === 'ru' ? page.nameRu : page.nameEn;
  const said = facts(words, asked);
  const href = moversHref(ruleId, { address: asked.draft, night: asked.startsOn }, asked.filter);
  return (
    <>
      <PageHeader
        title={t('list.count', { count: total, members: count(total) })}
        crumbs={[{ label: ladder, href: `/tiers/${ruleId}` }, { label: t('list.title') }]}
        meta={<DottedFacts facts={[...said, ['night', t('list.note', { night: day(night) })]]} />}
        actions={
          mayList &&
          total > 0 && (
            <KeepMovers
              movers={{
                ruleId,
                draft: asked.draft,
                startsOn: asked.startsOn,
                filter: asked.filter,
              }}
              members={count(total)}
              name={t('keep.proposed', {
                what: said.map(([, text]) => text).join(', '),
                ladder,
                day: day(night),
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
        columns={moverColumns(words, page)}
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

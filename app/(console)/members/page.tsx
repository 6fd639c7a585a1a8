import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { FilterBar } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { requireActor } from '@/lib/access/session';
import { can } from '@/lib/domain/access/actor';
import { isNarrowed, MEMBER_FILTER_KEYS } from '@/lib/domain/members/list-filters';
import { type AddressParameters, parameterOf } from '@/lib/domain/shared/address-parameters';
import { formatCount } from '@/lib/format/numbers';
import { runQuery } from '@/lib/kernel/query';
import { countMembers } from '@/lib/members/queries/count-members';
import { describeFigure } from '@/lib/members/queries/describe-figure';
import { findBlockingFilters } from '@/lib/members/queries/find-blocking-filters';
import { listAttributes } from '@/lib/members/queries/list-attributes';
import { listMembers } from '@/lib/members/queries/list-members';
import { listOptions } from '@/lib/members/queries/list-options';
import { findProgramme } from '@/lib/programme/queries/find-programme';
import { PageViews } from '../page-views';
import { attributeFilters } from './_parts/attribute-filters';
import { CountedPages, MembersCount } from './_parts/counted';
import { FigureLine } from './_parts/figure-line';
import { filterDefinitions } from './_parts/filter-definitions';
import { ListActions } from './_parts/list-actions';
import { carried, cursorHref, withoutFigure, withParameters } from './_parts/list-address';
import { MembersTable } from './_parts/members-table';
import { NoMembers } from './_parts/no-members';
import { readList } from './_parts/read-list';
import { SearchField } from './_parts/search-field';
import { MayTick } from './_parts/selecting/may-tick';
import { WrongFigure } from './_parts/wrong-figure';

type Props = { readonly searchParams: Promise<AddressParameters> };

/** Parameters that change how the list is shown, not who is in it: what is ticked stays. */
const SHOWN_OTHERWISE = { sort: null, dir: null, columns: null, view: null };

/** What stays when a figure of a report is taken away. */
const FIGURE_FREE = ['q', ...MEMBER_FILTER_KEYS, 'sort', 'dir'];

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('members');
  return { title: t('title') };
}

/** Members: found, filtered, sorted, fifty at a time. */
export default async function MembersPage({ searchParams }: Props) {
  const actor = await requireActor('members.read');
  const { parameters, filters, order, cursor } = readList(await searchParams);
  const { figure } = filters;
  const t = await getTranslations('members');
  const isOfReport = parameterOf(parameters, 'report') !== undefined;
  if (isOfReport) await requireActor('analytics.read');
  const described = figure === undefined ? null : await runQuery(describeFigure, { figure }, actor);
  const removeHref = withoutFigure(parameters, FIGURE_FREE);
  if (isOfReport && described === null) return <WrongFigure href={removeHref} />;
  const [locale, yesNo, page, options, programme, attributes] = await Promise.all([
    getLocale(),
    getTranslations('common.yesNo'),
    runQuery(listMembers, { filters, order, cursor }, actor),
    runQuery(listOptions, {}, actor),
    runQuery(findProgramme, {}, actor),
    runQuery(listAttributes, {}, actor),
  ]);
  const { members, place } = page;
  const mayTick = can(actor, 'segments.edit');
  const isEmpty = members.length === 0;
  const to = place + members.length;
  // Rows do not wait for the total; a list that ends on this page is counted already.
  const count =
    page.next === null
      ? Promise.resolve(to)
      : runQuery(countMembers, { filters }, actor).catch(() => null);
  const links = {
    previousHref: cursorHref(parameters, page.previous),
    nextHref: cursorHref(parameters, page.next),
  };
  const ends = { from: formatCount(place + 1, locale), to: formatCount(to, locale) };
  return (
    <>
      <PageHeader
        title={t('title')}
        meta={
          <Suspense fallback={t('counting')}>
            <MembersCount count={count} isNarrowed={isNarrowed(filters)} />
          </Suspense>
        }
        actions={
          <ListActions
            isEmpty={isEmpty}
            isSaid={described?.isSaid === true}
            parameters={parameters}
            actor={actor}
          />
        }
      />
      <SearchField
        value={filters.q ?? ''}
        carried={carried(parameters, ['q', 'cursor'])}
        clearHref={withParameters(parameters, { q: null })}
      />
      {described !== null && <FigureLine {...described} removeHref={removeHref} />}
      <FilterBar
        before={<PageViews page="/members" />}
        filters={[
          ...filterDefinitions({
            parameters,
            filters,
            options,
            locale,
            t,
            isOfReport: figure !== undefined,
          }),
          ...attributeFilters({ attributes, parameters, filters, locale, yesNo }),
        ]}
      />
      {isEmpty ? (
        <NoMembers
          {...(await runQuery(findBlockingFilters, { filters }, actor))}
          canImport={can(actor, 'imports.run')}
          parameters={parameters}
          attributes={attributes}
        />
      ) : (
        <>
          <MayTick key={withParameters(parameters, SHOWN_OTHERWISE)} mayTick={mayTick}>
            <MembersTable
              {...{ members, order, parameters, isSelectable: mayTick }}
              currency={programme?.currency ?? 'RUB'}
            />
          </MayTick>
          <Suspense fallback={<Pagination range={t('rangeOpen', ends)} {...links} />}>
            <CountedPages count={count} from={place + 1} to={to} {...links} />
          </Suspense>
        </>
      )}
    </>
  );
}

import { ButtonLink } from '@/components/ui/button-link';
import { CopyLinkButton } from '@/components/ui/copy-link-button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import type { FilterDefinition } from '@/components/ui/filter-types';
import { LedgerStrip } from '@/components/ui/ledger-strip';
import { PageHeader } from '@/components/ui/page-header';
import type { ListedModel } from '@/lib/domain/analytics/rfm-model/saved-model';
import { MOVEMENT_SIDES } from '@/lib/domain/analytics/rfm-movement-result';
import { RFM_MIN_BUYERS } from '@/lib/domain/analytics/rfm-settings';
import { formatDay, formatMonth } from '@/lib/format/dates';
import { formatShare } from '@/lib/format/numbers';
import { cellHref } from '../../../_parts/report-address';
import { useReportWords } from '../../../_parts/use-report-words';
import { Flows } from './flows';
import { MonthsChart } from './months-chart';
import type { MovementPart } from './movement-part';
import { PlacesTable } from './places-table';

type Props = MovementPart & { readonly models: readonly ListedModel[] };

/** The page of movement between RFM groups under its sheet. */
export function MovementView({ models, ...part }: Props) {
  const { result, address } = part;
  const { t, locale } = useReportWords(result.currency);
  const { isEnough, from, to, asOfOn, isUnfinished } = result.facts;
  const filters = useMovementFilters(part, models);
  return (
    <>
      <PageHeader
        title={t('movement.title')}
        crumbs={[
          { label: t('title'), href: '/analytics' },
          { label: t('rfm.title'), href: '/analytics/rfm' },
          { label: t('movement.title') },
        ]}
        meta={
          isEnough
            ? t('movement.meta', {
                from: formatMonth(from, locale),
                to: formatMonth(to, locale),
                day: formatDay(asOfOn, locale),
                unfinished: String(isUnfinished),
              })
            : undefined
        }
        actions={
          <>
            <ButtonLink href={`/analytics/rfm/models/${result.facts.model}`}>
              {t('movement.openModel')}
            </ButtonLink>
            <CopyLinkButton />
          </>
        }
      />
      <FilterBar filters={filters} />
      {isEnough ? (
        <>
          <MovementLedger {...part} />
          <Flows {...part} />
          <PlacesTable {...part} />
          {address.params.by !== 'cells' && <MonthsChart {...part} />}
        </>
      ) : (
        <EmptyState
          title={t('movement.tooFewTitle')}
          text={t('movement.tooFew', { count: result.kept.length, needed: String(RFM_MIN_BUYERS) })}
        />
      )}
    </>
  );
}

/** Everything the report can be asked, with its present values. */
function useMovementFilters(
  { result, address }: MovementPart,
  models: readonly ListedModel[],
): readonly FilterDefinition[] {
  const { t, locale } = useReportWords(result.currency);
  const { model, from, to } = result.facts;
  // Nothing comes before the oldest month: it can be compared from, not to.
  const after = address.params.from ?? result.kept.at(-1) ?? '';
  const month = (value: string) => ({ value, label: formatMonth(value, locale) });
  const nameOf = ({ isDefault, name }: ListedModel) =>
    isDefault ? t('movement.defaultModel') : name;
  return [
    {
      ...{ key: 'model', label: t('filters.model'), kind: 'choice', fixed: true },
      options: models.map((one) => ({ value: String(one.modelId), label: nameOf(one) })),
      value: String(model),
      valueLabel: result.facts.modelName || t('movement.defaultModel'),
    },
    {
      ...{ key: 'from', label: t('filters.from'), kind: 'choice', fixed: true },
      options: result.kept.filter((one) => one < to).map(month),
      value: from,
    },
    {
      ...{ key: 'to', label: t('filters.to'), kind: 'choice', fixed: true },
      options: result.kept.filter((one) => one > after).map(month),
      value: to,
    },
    {
      ...{ key: 'by', label: t('filters.by'), kind: 'choice', fixed: true },
      options: MOVEMENT_SIDES.map((value) => ({ value, label: t(`movement.by.${value}`) })),
      value: address.params.by ?? 'groups',
    },
  ];
}

function MovementLedger({ result, address }: MovementPart) {
  const { t, locale, count } = useReportWords(result.currency);
  const { stayed, moved, came, gone, customers } = result.facts;
  const before = stayed + moved + gone;
  const ofBefore = (members: number) =>
    t('movement.ofBefore', { share: formatShare(members, before, locale) });
  return (
    <LedgerStrip
      label={t('movement.ledger')}
      figures={[
        {
          ...{ id: 'moved', label: t('columns.moved'), value: count(moved) },
          ...{ href: cellHref(address, 'moved'), note: ofBefore(moved) },
        },
        {
          ...{ id: 'stayed', label: t('columns.stayed'), value: count(stayed) },
          ...{ href: cellHref(address, 'stayed'), note: ofBefore(stayed) },
        },
        {
          ...{ id: 'came', label: t('columns.came'), value: count(came) },
          href: cellHref(address, 'came'),
          note: t('movement.ofNow', { share: formatShare(came, customers, locale) }),
        },
        {
          ...{ id: 'gone', label: t('columns.gone'), value: count(gone) },
          ...{ href: cellHref(address, 'gone'), note: ofBefore(gone) },
        },
      ]}
    />
  );
}

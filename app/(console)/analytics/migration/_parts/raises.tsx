import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import type { MigrationResult } from '@/lib/domain/analytics/migration-result';
import { formatDay } from '@/lib/format/dates';
import { cellHref, type ReportAddress } from '../../_parts/report-address';
import { TierName } from '../../_parts/tier-name';
import { useReportWords } from '../../_parts/use-report-words';
import { GiveRaise } from './give-raise';

type Props = {
  readonly result: MigrationResult;
  readonly address: ReportAddress;
  /** Whether the reader may ask for a tier for a whole list. */
  readonly mayGive: boolean;
};

/** The tiers that make losers whole, a row each: how many, at what cost, and giving it to all of them. */
export function Raises({ result, address, mayGive }: Props) {
  const { t, locale, count, whole } = useReportWords(result.currency);
  const { facts, tables, tiers } = result;
  if (tables.raises.length === 0) return null;
  const nameOf = (code: string) => {
    const tier = tiers.find((one) => one.code === code);
    return (locale === 'ru' ? tier?.nameRu : tier?.nameEn) ?? code;
  };
  return (
    <Section title={t('migration.raises.title')} note={t('migration.raises.note')}>
      <SimpleTable
        caption={t('tables.migration.raises')}
        rows={tables.raises}
        rowKey={({ tier }) => tier}
        columns={[
          {
            id: 'tier',
            header: t('columns.tier'),
            cell: ({ tier }) => <TierName tiers={tiers} code={tier} />,
          },
          {
            ...{ id: 'members', header: t('columns.members'), isNumeric: true },
            cell: ({ tier, members }) => (
              <TextLink href={cellHref(address, `raised:${tier}`)}>{count(members)}</TextLink>
            ),
          },
          {
            ...{ id: 'cost', header: t('columns.cost'), isNumeric: true, isSecondary: true },
            cell: ({ costMinor }) => whole(costMinor),
          },
          ...(mayGive
            ? [
                {
                  id: 'give',
                  header: t('migration.raises.action'),
                  cell: ({ tier }: { readonly tier: string }) => (
                    <GiveRaise
                      address={address}
                      cell={`raised:${tier}`}
                      tierId={tiers.find(({ code }) => code === tier)?.tierId ?? 0}
                      name={`${t('migration.title')}: ${nameOf(tier)}, ${formatDay(facts.asOfOn, locale)}`}
                      words={{
                        give: t('migration.raises.give', { tier: nameOf(tier) }),
                        kept: t('migration.raises.kept'),
                      }}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

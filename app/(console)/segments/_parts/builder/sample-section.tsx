'use client';

import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import type { SegmentWords } from '@/components/segment/segment-words';
import { SimpleTable } from '@/components/table/simple-table';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { ProgressLine } from '@/components/ui/progress-line';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
import { TierMark } from '@/components/ui/tier-mark';
import { useAnswer } from '@/components/ui/use-answer';
import type { SegmentDraft } from '@/lib/domain/segments/draft';
import type { SampledMember } from '@/lib/domain/segments/segment-page';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatCount } from '@/lib/format/numbers';

type Props = { readonly words: SegmentWords; readonly definition: SegmentDraft };

/** Ten members of what is written now, at random; others on demand. */
export function SampleSection({ words, definition }: Props) {
  const { t, locale, dictionary } = words;
  const [turn, setTurn] = useState(0);
  const { value, isStale, hasFailed } = useAnswer<readonly SampledMember[]>(
    '/api/internal/segments/sample',
    JSON.stringify({ definition, turn }),
  );
  const members = value ?? [];
  const tierMark = (tier: SampledMember['tier']) =>
    tier === null ? null : (
      <TierMark {...tier} name={locale === 'ru' ? tier.nameRu : tier.nameEn} />
    );
  return (
    <Section
      title={t('sample.title')}
      note={t('sample.note')}
      tools={
        <Button size="small" onClick={() => setTurn(turn + 1)}>
          <Icon of={RefreshCw} />
          {t('sample.other')}
        </Button>
      }
    >
      <div className="h-0.5">{isStale && <ProgressLine label={t('count.counting')} />}</div>
      {hasFailed && <p role="alert">{t('count.failed')}</p>}
      {value !== undefined && members.length === 0 ? (
        <p className="text-ink-2">{t('sample.none')}</p>
      ) : (
        <SimpleTable
          caption={t('sample.title')}
          rows={members}
          rowKey={({ memberId }) => String(memberId)}
          columns={[
            {
              id: 'member',
              header: t('sample.member'),
              // On a narrow screen the tier stands below the name, so that the spend needs no scrolling.
              cell: ({ memberId, name, code, tier }) => (
                <span className="flex flex-col items-start max-sm:py-1 max-sm:whitespace-normal">
                  <TextLink href={`/members/${memberId}`}>{name === '' ? code : name}</TextLink>
                  <span className="font-normal sm:hidden">{tierMark(tier)}</span>
                </span>
              ),
            },
            {
              id: 'tier',
              header: t('conditionNames.tier'),
              isSecondary: true,
              cell: ({ tier }) => tierMark(tier),
            },
            {
              id: 'last',
              header: t('conditionNames.lastBought'),
              isSecondary: true,
              cell: ({ lastPurchaseOn }) =>
                lastPurchaseOn === null ? '—' : formatDay(lastPurchaseOn, locale),
            },
            {
              id: 'receipts',
              header: t('sample.receipts'),
              isNumeric: true,
              isSecondary: true,
              cell: ({ receipts365 }) => formatCount(receipts365, locale),
            },
            {
              id: 'revenue',
              header: t('sample.revenue'),
              isNumeric: true,
              cell: ({ revenue365Minor }) =>
                formatMoney({
                  amountMinor: BigInt(revenue365Minor),
                  currency: dictionary.currency,
                  locale,
                  decimals: 'never',
                }),
            },
            {
              id: 'store',
              header: t('conditionNames.homeStore'),
              isSecondary: true,
              cell: ({ homeStore }) => (
                <span className="block max-w-[14ch] truncate" title={homeStore}>
                  {homeStore}
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

'use client';

import { useState } from 'react';
import { SimpleTable } from '@/components/table/simple-table';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { ProgressLine } from '@/components/ui/progress-line';
import { TextLink } from '@/components/ui/text-link';
import { useAnswer } from '@/components/ui/use-answer';
import type { CategoryPair, CategoryPairs } from '@/lib/domain/mechanics/category-pairs';
import { withValue } from '@/lib/domain/mechanics/mechanic-edits';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import type { Designer } from './designer-types';

const WHOLE_BPS = 10_000;
/** So many days are left to make the offer, after it was waited for. */
const OFFER_DAYS = 23;
const MOST_DAYS = 365;

/** What the sentence says once a pair is taken: it waits until four of five of those who come by themselves have come. */
function taken({ draft }: Designer, { bought, offered, mostDays }: CategoryPair) {
  const afterDays = Math.min(mostDays ?? 0, MOST_DAYS - OFFER_DAYS);
  const withinDays = afterDays + OFFER_DAYS;
  return Object.entries({ bought, offered, afterDays, withinDays }).reduce(
    (next, [name, value]) => withValue(next, `occasion.${name}`, value),
    draft,
  );
}

/** Categories that go together in the programme's own receipts, to be taken into the sentence with how long to wait. */
export function PairsPart({ designer }: { readonly designer: Designer }) {
  const { t } = designer.words;
  const [isOpen, setOpen] = useState(false);
  const { value, isStale, hasFailed } = useAnswer<CategoryPairs>(
    '/api/internal/mechanics/pairs',
    isOpen ? '{}' : null,
  );
  if (!isOpen) {
    return (
      <Button size="small" className="mb-2" onClick={() => setOpen(true)}>
        {t('pairs.open')}
      </Button>
    );
  }
  return (
    <div className="mb-4 max-w-3xl">
      {isStale && <ProgressLine label={t('pairs.counting')} />}
      {hasFailed && !isStale && <ErrorState cause={t('pairs.failed')} />}
      {value !== undefined && value.pairs.length === 0 && (
        <p className="text-sm text-ink-2">{t('pairs.none')}</p>
      )}
      {value !== undefined && value.pairs.length > 0 && (
        <PairsTable designer={designer} found={value} />
      )}
    </div>
  );
}

function PairsTable({
  designer,
  found,
}: {
  readonly designer: Designer;
  readonly found: CategoryPairs;
}) {
  const { words, edited, change, mayEdit, given } = designer;
  const { t, locale } = words;
  const percent = (bps: number) => formatPercent(bps / WHOLE_BPS, locale, 0);
  const isSample = found.looked < found.inForce;
  const without = ({ bought, offered, without: members }: CategoryPair) => {
    const told = `${isSample ? '≈ ' : ''}${formatCount(members, locale)}`;
    if (given.segments === null) return told;
    const query = new URLSearchParams({ template: 'crossSell', bought, offered });
    return <TextLink href={`/segments/new?${query}`}>{told}</TextLink>;
  };
  return (
    <>
      <SimpleTable
        caption={t('pairs.open')}
        rows={found.pairs}
        rowKey={({ bought, offered }) => `${bought} ${offered}`}
        isCurrent={({ bought, offered }) => {
          const { occasion } = designer.draft;
          return (
            occasion.is === 'crossSell' &&
            occasion.bought === bought &&
            occasion.offered === offered
          );
        }}
        columns={[
          {
            id: 'pair',
            header: t('pairs.pair'),
            cell: ({ bought, offered }) => `${bought} → ${offered}`,
          },
          ...(mayEdit
            ? [
                {
                  id: 'take',
                  header: <span className="sr-only">{t('pairs.take')}</span>,
                  cell: (pair: CategoryPair) => (
                    <Button
                      size="small"
                      aria-label={t('pairs.takeThis', {
                        bought: pair.bought,
                        offered: pair.offered,
                      })}
                      onClick={() => change({ ...edited, definition: taken(designer, pair) })}
                    >
                      {t('pairs.take')}
                    </Button>
                  ),
                },
              ]
            : []),
          {
            id: 'share',
            header: t('pairs.share'),
            isNumeric: true,
            cell: ({ shareBps, usualBps }) =>
              t('pairs.shareOf', { share: percent(shareBps), usual: percent(usualBps) }),
          },
          { id: 'without', header: t('pairs.without'), isNumeric: true, cell: without },
          {
            id: 'days',
            header: t('pairs.days'),
            isNumeric: true,
            isSecondary: true,
            cell: ({ halfDays, mostDays }) =>
              halfDays === null || mostDays === null
                ? '—'
                : t('pairs.daysOf', { half: halfDays, most: mostDays }),
          },
        ]}
      />
      <p className="mt-2 text-xs text-ink-2">
        {t('pairs.how', {
          looked: formatCount(found.looked, locale),
          count: found.looked,
          all: formatCount(found.inForce, locale),
        })}
      </p>
    </>
  );
}

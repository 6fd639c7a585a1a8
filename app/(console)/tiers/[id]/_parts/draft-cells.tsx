'use client';

import { Undo2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Change } from '@/components/ui/change';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import { restoreTier } from '@/lib/domain/tiers/ladder-edits';
import type { LadderRow } from '@/lib/domain/tiers/ladder-rows';
import { formatCount, formatSigned } from '@/lib/format/numbers';
import { askedWords, tierName } from '../../_parts/ladder-words';
import { TierBar } from '../../_parts/tier-bar';
import { BenefitList } from './benefit-list';
import type { Designer } from './designer-types';
import { InsertTier } from './insert-tier';
import { useSimulatedCounts } from './simulation/simulated-counts';
import { CELL, DRAFT, LABEL } from './table-styles';
import { ThresholdInput } from './threshold-input';

type Props = { readonly designer: Designer; readonly row: LadderRow; readonly most: number };

/** A tier that the draft takes out, with where its members go. */
function RemovedCell({ designer, row }: Omit<Props, 'most'>) {
  const { words, draft, live, mayEdit, change } = designer;
  const name = row.live === null ? '' : tierName(words, row.live);
  return (
    <td colSpan={4} className={cx(CELL, DRAFT, '@4xl:border-l @4xl:border-l-line-strong text-sm')}>
      <span className="mr-2 font-medium text-primary-text">
        {row.movedTo === null
          ? words.t('table.removed')
          : words.t('table.removedTo', { tier: tierName(words, row.movedTo) })}
      </span>
      {mayEdit && draft !== null && live !== null && (
        <Button
          size="small"
          tone="quiet"
          aria-label={words.t('table.restoreOf', { tier: name })}
          onClick={() => change(restoreTier(draft, live, row.tierId))}
        >
          <Icon of={Undo2} size={14} />
          {words.t('table.restore')}
        </Button>
      )}
    </td>
  );
}

/** How many the draft has on a tier; it opens them. */
function DraftCount({ href, figure }: { readonly href: string | undefined; figure: string }) {
  if (href === undefined) return <span className="font-[550]">{figure}</span>;
  return (
    <TextLink
      href={href}
      className="inline-block min-h-6 min-w-6 font-[550] text-ink decoration-line-strong"
    >
      {figure}
    </TextLink>
  );
}

/** Members of a tier after the draft, and how many more or fewer than today. */
function SimulatedCells({ designer, row, most }: Props) {
  const { words, members } = designer;
  const { t, locale } = words;
  const counts = useSimulatedCounts();
  const before = row.live === null ? 0 : (members.get(row.tierId)?.members ?? 0);
  const after = counts?.byTier.get(row.tierId);
  const dim = counts?.isStale ? 'opacity-60' : '';
  return (
    <>
      <td className={cx(CELL, DRAFT, '@4xl:w-36')}>
        <span className={LABEL}>{t('table.members')}</span>
        {after === undefined ? (
          <span className="text-ink-3" aria-label={t('table.unknown')} role="img">
            {'…'}
          </span>
        ) : (
          <span className={dim}>
            <DraftCount href={counts?.hrefOf(row.tierId)} figure={formatCount(after, locale)} />
            <TierBar
              colour={row.draft?.colour ?? 'slate'}
              members={after}
              most={most}
              before={before}
            />
          </span>
        )}
      </td>
      <td className={cx(CELL, DRAFT, 'font-[550] whitespace-nowrap @4xl:text-right')}>
        <span className={LABEL}>{t('table.change')}</span>
        {after === undefined ? (
          <span className="font-normal text-ink-3" aria-label={t('table.unknown')} role="img">
            {'…'}
          </span>
        ) : (
          <span className={dim}>
            <Change meaning="neutral">
              <span className={after === before ? '' : 'text-ink'}>
                {formatSigned(after - before, locale)}
              </span>
            </Change>
          </span>
        )}
      </td>
    </>
  );
}

/** A tier as the draft has it: thresholds are changed where they stand. */
export function DraftCells({ designer, row, most }: Props) {
  const { words, draft, mayEdit } = designer;
  const { draft: tier, live } = row;
  if (draft === null) return null;
  if (tier === null) return <RemovedCell designer={designer} row={row} />;
  const place = draft.tiers.findIndex(({ tierId }) => tierId === tier.tierId);
  const isTop = place === draft.tiers.length - 1;
  return (
    <>
      <td
        className={cx(
          CELL,
          DRAFT,
          'font-[550] @4xl:relative whitespace-nowrap @4xl:border-l @4xl:border-l-line-strong @4xl:text-right',
        )}
      >
        <span className={LABEL}>{words.t('table.from')}</span>
        {mayEdit && isTop && <InsertTier designer={designer} place={place + 1} side="above" />}
        {mayEdit && place > 0 && <InsertTier designer={designer} place={place} side="below" />}
        <span className="flex flex-col gap-1 @4xl:items-end">
          {draft.bases.map((basis) =>
            mayEdit ? (
              <ThresholdInput
                key={basis}
                designer={designer}
                tier={tier}
                live={live}
                basis={basis}
              />
            ) : (
              <span key={basis}>{askedWords(words, basis, tier)}</span>
            ),
          )}
        </span>
      </td>
      <td className={cx(CELL, DRAFT)}>
        <BenefitList designer={designer} tier={tier} against={live} />
      </td>
      <SimulatedCells designer={designer} row={row} most={most} />
    </>
  );
}

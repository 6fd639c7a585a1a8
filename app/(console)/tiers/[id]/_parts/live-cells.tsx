import { TextLink } from '@/components/ui/text-link';
import type { TierJson } from '@/lib/domain/tiers/ladder-edits';
import { formatCount } from '@/lib/format/numbers';
import { askedWords } from '../../_parts/ladder-words';
import { TierBar } from '../../_parts/tier-bar';
import { BenefitList } from './benefit-list';
import type { Designer } from './designer-types';
import { CELL, LABEL, LIVE } from './table-styles';

type Props = { readonly designer: Designer; readonly tier: TierJson | null; readonly most: number };

/** A tier as it holds today: what it asks, what it gives, and who is on it. */
export function LiveCells({ designer, tier, most }: Props) {
  const { words, live, members } = designer;
  const { t, locale } = words;
  if (tier === null || live === null) {
    return (
      <td colSpan={3} className={`${CELL} ${LIVE} text-sm text-ink-3`}>
        {t('table.notYet')}
      </td>
    );
  }
  const known = members.get(tier.tierId);
  return (
    <>
      <td className={`${CELL} ${LIVE} font-[550] whitespace-nowrap @4xl:text-right`}>
        <span className={LABEL}>{t('table.from')}</span>
        {live.bases.map((basis) => (
          <span key={basis} className="block">
            {askedWords(words, basis, tier)}
          </span>
        ))}
      </td>
      <td className={`${CELL} ${LIVE}`}>
        <BenefitList designer={designer} tier={tier} />
      </td>
      <td className={`${CELL} ${LIVE} @4xl:w-36`}>
        <span className={LABEL}>{t('table.members')}</span>
        {known === undefined ? (
          <span className="font-[550]">{formatCount(0, locale)}</span>
        ) : (
          <TextLink
            href={`/members?tier=${encodeURIComponent(known.code)}`}
            className="inline-block min-h-6 min-w-6 font-[550] text-ink decoration-line-strong"
          >
            {formatCount(known.members, locale)}
          </TextLink>
        )}
        <TierBar colour={tier.colour} members={known?.members ?? 0} most={most} />
      </td>
    </>
  );
}

import { cx } from '@/components/ui/cx';
import type { TierJson } from '@/lib/domain/tiers/ladder-edits';
import { benefitLines } from '../../_parts/ladder-words';
import type { Designer } from './designer-types';

type Props = {
  readonly designer: Designer;
  readonly tier: TierJson;
  /** What holds: lines that it does not have are marked. */
  readonly against?: TierJson | null;
};

/** What a tier gives, a line each; what the draft says anew is underlined. */
export function BenefitList({ designer: { words, cardNames }, tier, against = null }: Props) {
  const lines = benefitLines(words, tier, cardNames);
  const before =
    against === null ? null : benefitLines(words, against, cardNames).map(({ text }) => text);
  if (lines.length === 0)
    return <span className="text-xs text-ink-3">{words.t('table.nothing')}</span>;
  return (
    <ul className="text-xs leading-[17px] text-ink-2">
      {lines.map(({ key, part, text }) => (
        <li
          key={key}
          className={cx(
            part === 'earning' || part === 'discountBps' ? 'text-sm font-medium text-ink' : '',
            before !== null &&
              !before.includes(text) &&
              'font-medium text-primary-text underline decoration-2 underline-offset-3',
          )}
        >
          {text}
        </li>
      ))}
    </ul>
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { SpanBar } from '@/components/chart/span-bar';
import { TierMark } from '@/components/ui/tier-mark';
import type { MemberLadder, ToldTier } from '@/lib/domain/tiers/member-tier';
import type { Ask, Need } from '@/lib/domain/tiers/outlook';
import { formatDay } from '@/lib/format/dates';
import { useNeedWords } from './use-need-words';

type Props = {
  readonly ask: Ask;
  readonly tier: ToldTier;
  readonly purpose: 'next' | 'keep';
  readonly currency: string;
  readonly todayOn: string;
  /** Of the ladder: a window that moves on tells what leaves it. */
  readonly oldest: MemberLadder['oldest'];
  readonly isInGrace: boolean;
};

/** What a tier asks, how far it is, and by which day. */
export function AskView(props: Props) {
  const { ask, tier, purpose, currency } = props;
  const t = useTranslations('memberTier.ask');
  const words = useNeedWords(currency);
  const isAnew = ask.byOn !== null && ask.fromOn > ask.byOn;
  return (
    <div className="min-w-0 px-4 py-3">
      <h3 className="flex flex-wrap items-center gap-x-2 text-sm text-ink-2">
        {t.rich(purpose, {
          tier: () => <TierMark shape={tier.shape} colour={tier.colour} name={words.name(tier)} />,
        })}
      </h3>
      {!isAnew && (
        <p className="mt-0.5 text-figure">
          {ask.isMet ? t('met') : t('more', { missing: words.allMissing(ask.needs, ask.match) })}
        </p>
      )}
      {!isAnew &&
        ask.needs.map((need) => <NeedBar key={need.basis} need={need} currency={currency} />)}
      <p className="mt-1.5 text-xs text-ink-2">
        <Days {...props} />
      </p>
      <Oldest {...props} />
    </div>
  );
}

/** How much of what one basis asks is there. */
function NeedBar({ need, currency }: { readonly need: Need; readonly currency: string }) {
  const words = useNeedWords(currency);
  const share = need.asked === 0n ? 1 : Number((need.measured * 10_000n) / need.asked) / 10_000;
  return (
    <div className="mt-2">
      <p className="text-sm">{words.need(need)}</p>
      <SpanBar
        className="mt-1"
        parts={[
          { id: 'rest', from: 0, size: 1, tone: 'ground' },
          { id: 'in', from: 0, size: Math.max(0, Math.min(1, share)), tone: 'in' },
        ]}
      />
    </div>
  );
}

/** From which day to which it counts. */
function Days({ ask: { fromOn, byOn }, todayOn, isInGrace, purpose }: Props) {
  const t = useTranslations('memberTier.ask');
  const locale = useLocale();
  const from = formatDay(fromOn, locale);
  if (byOn === null) return t('moving', { from });
  const by = formatDay(byOn, locale);
  if (fromOn > byOn) return t('anew', { from, by });
  if (isInGrace && purpose === 'keep') return t('grace', { from, by });
  return t(fromOn > todayOn ? 'later' : 'by', { from, by });
}

/** When the oldest day that counts leaves the window, and what goes with it. */
function Oldest({ ask, oldest, currency, isInGrace, purpose }: Props) {
  const t = useTranslations('memberTier.ask');
  const locale = useLocale();
  const words = useNeedWords(currency);
  if (oldest === null || (purpose === 'keep' && isInGrace)) return null;
  const amounts = { ...oldest, receipts: BigInt(oldest.receipts) };
  const parts = ask.needs.map(({ basis }) => words.missing(basis, amounts[basis]));
  return (
    <p className="mt-0.5 text-xs text-ink-2">
      {t('oldest', {
        on: formatDay(oldest.on, locale),
        leaves: formatDay(oldest.leavesOn, locale),
        amount: new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts),
      })}
    </p>
  );
}

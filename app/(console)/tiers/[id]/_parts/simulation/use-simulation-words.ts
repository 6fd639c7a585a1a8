import { useLocale, useTranslations } from 'next-intl';
import { toPoints } from '@/lib/domain/shared/points';
import type { LadderSimulation } from '@/lib/domain/tiers/simulation/simulation-input';
import { formatDay } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { formatCount, formatPercent } from '@/lib/format/numbers';
import { formatPoints } from '@/lib/format/points';

type Of = Pick<LadderSimulation, 'currency'> & {
  readonly tiers: readonly {
    readonly tierId: number;
    readonly nameEn: string;
    readonly nameRu: string;
  }[];
};

const WORD_JOINER = '\u2060';

/** Whole points: hundredths of a sum of a million members say nothing. */
const whole = (hundredths: string) => toPoints((BigInt(hundredths) / 100n) * 100n);

/** How a simulation writes its figures: in the reader's language and the programme's currency. */
export function useSimulationWords({ currency, tiers }: Of) {
  const locale = useLocale();
  const t = useTranslations('tierSimulation');
  const money = (minor: string) =>
    formatMoney({ amountMinor: BigInt(minor), currency, locale, decimals: 'never' });
  return {
    t,
    locale,
    money,
    /** With a plus before what is more; the sign stays on one line with its amount. */
    signedMoney: (minor: string) =>
      BigInt(minor) > 0n
        ? `+${WORD_JOINER}${money(minor)}`
        : money(minor).replace('\u2212', `\u2212${WORD_JOINER}`),
    points: (hundredths: string) => formatPoints(whole(hundredths), locale),
    signedPoints: (hundredths: string) =>
      formatPoints(whole(hundredths), locale, { isSigned: true }),
    count: (value: number) => formatCount(value, locale),
    share: (ratio: number) => formatPercent(ratio, locale),
    day: (day: string) => formatDay(day, locale),
    /** The name of a tier; null: below the ladder. */
    tierName: (tierId: number | null) => {
      const tier = tiers.find((one) => one.tierId === tierId);
      if (tier === undefined) return t('below');
      return locale === 'ru' ? tier.nameRu : tier.nameEn;
    },
  };
}

export type SimulationWords = ReturnType<typeof useSimulationWords>;

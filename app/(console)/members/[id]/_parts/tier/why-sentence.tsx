import { useLocale, useTranslations } from 'next-intl';
import type { ToldJudgement } from '@/lib/domain/tiers/member-tier';
import { formatDay } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { useNeedWords } from './use-need-words';

type Props = { readonly why: ToldJudgement | null; readonly currency: string };

/** Which version of the ladder judged a member, when, what it measured against what it asked, and what came of it. */
export function WhySentence({ why, currency }: Props) {
  const t = useTranslations('memberTier');
  const locale = useLocale();
  const words = useNeedWords(currency);
  if (why === null) return <p className="text-sm text-ink-2">{t('why.none')}</p>;
  const { judgement, judgedBy, judgedOn, versionNo, from, to, needs } = why;
  const none = t('noTier');
  return (
    <p className="text-sm">
      {t(`why.${judgement}`, {
        version: formatCount(versionNo, locale),
        day: formatDay(judgedOn, locale),
        from: from === null ? none : words.name(from),
        to: to === null ? none : words.name(to),
        hasTo: to === null ? 'no' : 'yes',
        has: needs.length > 0 ? 'yes' : 'no',
        needs: words.needs(needs),
      })}{' '}
      <span className="text-ink-2">{t(`by.${judgedBy}`)}</span>
    </p>
  );
}

import type { ShownVersion } from '@/lib/domain/rules/rule-page';
import { formatMoment } from '@/lib/format/dates';
import type { RuleWords } from './rule-words';

type Props = {
  readonly words: Pick<RuleWords, 't' | 'locale'>;
  readonly timeZone: string;
  readonly version: Omit<ShownVersion, 'definition'>;
};

/** Who wrote a version and who decided on it, when and with which words. */
export function WhoAndWhen({ words, timeZone, version }: Props) {
  const { t, locale } = words;
  const at = (moment: Date) => formatMoment(moment, { locale, timeZone });
  const { reviewerName, decidedAt, submittedAt, note, reviewNote } = version;
  return (
    <ul className="mt-1 text-sm text-ink-2">
      <li>{t('rule.written', { name: version.authorName, moment: at(version.createdAt) })}</li>
      {version.state === 'inReview' && submittedAt !== null && (
        <li>{t('rule.submitted', { moment: at(submittedAt) })}</li>
      )}
      {note !== '' && <li className="wrap-anywhere">{t('rule.noteSaid', { note })}</li>}
      {reviewerName !== null && decidedAt !== null && (
        <li>
          {t('rule.decided', {
            state: t(`states.${version.state}`),
            name: reviewerName,
            moment: at(decidedAt),
          })}
        </li>
      )}
      {reviewNote !== '' && (
        <li className="wrap-anywhere">{t('rule.reasonSaid', { note: reviewNote })}</li>
      )}
    </ul>
  );
}

import { useTranslations } from 'next-intl';
import { DottedFacts } from '@/components/ui/dotted-facts';
import type { Locale } from '@/lib/domain/access/preferences';
import type { ShownAttempt } from '@/lib/domain/webhooks/shown';
import { formatMoment } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';
import { AnswerText } from '../../../../_parts/delivery-marks';

type Props = {
  readonly attempts: readonly ShownAttempt[];
  readonly zone: { readonly locale: Locale; readonly timeZone: string };
};

/** Each attempt as a line of a ledger: its number in the margin, what came of it, and what the receiver wrote. */
export function AttemptList({ attempts, zone }: Props) {
  const t = useTranslations('webhooks');
  if (attempts.length === 0) return <p className="text-ink-2">{t('delivery.noAttempts')}</p>;
  return (
    <ol reversed className="border-t">
      {attempts.map(({ attempt, begunAt, durationMs, status, error, address, answer }) => (
        <li key={attempt} className="grid grid-cols-[28px_minmax(0,1fr)] gap-x-2 border-b py-2.5">
          <span className="text-right text-sm text-ink-3 tabular-nums">
            <span className="sr-only">{t('delivery.attempt', { number: attempt })}</span>
            <span aria-hidden="true">{attempt}</span>
          </span>
          <div className="min-w-0">
            <p className="font-medium">
              <AnswerText status={status} error={error} />
            </p>
            <div className="text-sm text-ink-2">
              <DottedFacts
                facts={[
                  ['at', formatMoment(begunAt, zone)],
                  ['took', t('log.ms', { ms: formatCount(durationMs, zone.locale) })],
                  ...(address === '' ? [] : [['to', t('delivery.to', { address })] as const]),
                ]}
              />
            </div>
            {status !== null && answer === '' && (
              <p className="mt-1 text-sm text-ink-3">{t('delivery.noBody')}</p>
            )}
            {answer !== '' && (
              <details className="mt-1">
                <summary className="cursor-pointer text-sm text-primary-text">
                  {t('delivery.answer')}
                </summary>
                <pre className="mt-1 max-h-64 overflow-y-auto rounded-control bg-sunken px-2.5 py-2 font-mono text-xs break-all whitespace-pre-wrap">
                  {answer}
                </pre>
              </details>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

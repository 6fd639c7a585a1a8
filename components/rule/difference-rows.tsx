import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Icon } from '../ui/icon';

/** Something that two versions say otherwise; null: it is not said. */
export type DifferenceRow = {
  readonly id: string;
  readonly name: string;
  readonly was: string | null;
  readonly now: string | null;
};

type Props = {
  readonly rows: readonly DifferenceRow[];
  /** Heads of the two columns; "was" and "now" unless told. */
  readonly heads?: readonly [before: string, after: string] | undefined;
};

/** What one version says otherwise than another, a line each. */
export function DifferenceRows({ rows, heads }: Props) {
  const t = useTranslations('ruleBook');
  const [was, now] = heads ?? [t('rule.was'), t('rule.now')];
  if (rows.length === 0) return <p className="text-sm text-ink-2">{t('conflict.same')}</p>;
  return (
    <dl className="border-t text-sm">
      {rows.map((row) => (
        <div
          key={row.id}
          className="grid gap-x-3 gap-y-0.5 border-b py-1.5 sm:grid-cols-[140px_minmax(0,1fr)_16px_minmax(0,1fr)]"
        >
          <dt className="text-ink-2">{row.name}</dt>
          <dd className="text-ink-2 line-through decoration-ink-3 wrap-anywhere">
            <span className="sr-only">{`${was}: `}</span>
            {row.was ?? <span className="inline-block no-underline">{t('rule.notSaid')}</span>}
          </dd>
          <dd aria-hidden="true" className="pt-0.5 text-ink-3 max-sm:hidden">
            <Icon of={ArrowRight} size={14} />
          </dd>
          <dd className="font-medium wrap-anywhere">
            <span className="sr-only">{`${now}: `}</span>
            {row.now ?? <span className="font-normal text-ink-2">{t('rule.notSaid')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

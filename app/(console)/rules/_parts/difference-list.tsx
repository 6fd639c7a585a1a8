import { ArrowRight } from 'lucide-react';
import { clauseText } from '@/components/rule/rule-clause';
import type { RuleWords } from '@/components/rule/rule-words';
import { versionDays } from '@/components/rule/version-days';
import { Icon } from '@/components/ui/icon';
import { compareRules } from '@/lib/domain/rules/compare-rules';
import type { DefinitionJson } from '@/lib/domain/rules/definition';

/** What two versions are compared by. */
export type Compared = {
  readonly definition: DefinitionJson;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

type Props = {
  readonly words: RuleWords;
  readonly before: Compared;
  readonly after: Compared;
  /** Heads of the two columns; "was" and "now" unless told. */
  readonly heads?: readonly [before: string, after: string];
};

/** What one version says otherwise than another: each clause as it was and as it is. */
export function DifferenceList({ words, before, after, heads }: Props) {
  const { t, locale } = words;
  const clauses = compareRules(before.definition, after.definition).map((one) => ({
    id: one.id as string,
    name: t(`clauseNames.${one.id}`),
    was: one.before && clauseText(words, { draft: before.definition, clause: one.before }),
    now: one.after && clauseText(words, { draft: after.definition, clause: one.after }),
  }));
  const days = [before, after].map((one) => versionDays(t, one, locale));
  const rows =
    days[0] === days[1]
      ? clauses
      : [...clauses, { id: 'days', name: t('rule.days'), was: days[0], now: days[1] }];
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

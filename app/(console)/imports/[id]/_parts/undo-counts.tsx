import NextLink from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SimpleTable } from '@/components/table/simple-table';
import { Section } from '@/components/ui/section';
import {
  UNDO_COUNTS,
  UNDO_STAYS,
  type UndoCountId,
  type UndoCounts,
  type UndoExample,
} from '@/lib/domain/imports/undo';
import { memberCode } from '@/lib/domain/members/states';
import { formatDay } from '@/lib/format/dates';
import { formatCount } from '@/lib/format/numbers';

/** Of what the figure of each reason is. */
const EXAMPLES_OF: Partial<Record<UndoCountId, UndoExample['why']>> = {
  receiptsMoved: 'moved',
  receiptsReturned: 'returned',
  receiptsDecided: 'decided',
  membersBuys: 'buys',
  membersChanged: 'changed',
  membersWork: 'work',
};

type Props = {
  readonly counts: UndoCounts;
  /** Of what would stay; not kept once it is undone. */
  readonly examples?: readonly UndoExample[];
  /** Whether it is past: what was taken back, not what would be. */
  readonly isDone?: boolean;
  /** Beside what is taken back. */
  readonly children?: ReactNode;
};

const stays = (id: UndoCountId) => UNDO_STAYS.some((one) => one === id);

/** What undoing an import takes back, and what stays and why. */
export function UndoCountsView({ counts, examples, isDone = false, children }: Props) {
  const t = useTranslations('imports.undo');
  const locale = useLocale();
  const shown = UNDO_COUNTS.filter((id) => (counts[id] ?? 0) > 0);
  const goes = shown.filter((id) => !stays(id));
  const left = shown.filter(stays);
  return (
    <div className="grid max-w-260 gap-x-10 shell:grid-cols-[20rem_1fr]">
      <div>
        <Section title={t(isDone ? 'went' : 'goes')}>
          {goes.length === 0 ? (
            <p className="text-ink-2">{t(isDone ? 'nothingWent' : 'nothingGoes')}</p>
          ) : (
            <dl className="border-t">
              {goes.map((id) => (
                <div key={id} className="flex min-h-8 items-center justify-between gap-4 border-b">
                  <dt className={id === 'returnsGone' ? 'pl-4 text-ink-2' : ''}>
                    {t(`counts.${id}`)}
                  </dt>
                  <dd className="font-[550] tabular-nums">
                    {formatCount(counts[id] ?? 0, locale)}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </Section>
        {children}
      </div>
      <Section title={t(isDone ? 'stayed' : 'stays')}>
        {left.length === 0 ? (
          <p className="text-ink-2">{t(isDone ? 'nothingStayed' : 'nothingStays')}</p>
        ) : (
          <SimpleTable
            caption={t(isDone ? 'stayed' : 'stays')}
            rows={left}
            rowKey={(id) => id}
            columns={[
              {
                id: 'why',
                header: t('why'),
                cell: (id) => (
                  <span className="block min-w-32 py-1.5 whitespace-normal">
                    {t(`counts.${id}`)}
                  </span>
                ),
              },
              {
                id: 'count',
                header: t('counted'),
                isNumeric: true,
                cell: (id) => formatCount(counts[id] ?? 0, locale),
              },
              ...(examples === undefined
                ? []
                : [
                    {
                      id: 'examples',
                      header: t('examples'),
                      cell: (id: UndoCountId) => (
                        <Examples of={examples.filter(({ why }) => why === EXAMPLES_OF[id])} />
                      ),
                    },
                  ]),
            ]}
          />
        )}
      </Section>
    </div>
  );
}

function Examples({ of }: { readonly of: readonly UndoExample[] }) {
  const t = useTranslations('imports.undo');
  const locale = useLocale();
  return (
    <ul className="min-w-32 py-1.5 whitespace-normal">
      {of.map(({ memberId, receipt, businessDate }) => (
        <li key={`${memberId} ${receipt} ${businessDate}`} className="wrap-anywhere">
          {memberId !== null && (
            <NextLink prefetch={false} className="link" href={`/members/${memberId}`}>
              {memberCode(memberId)}
            </NextLink>
          )}
          {memberId !== null && receipt !== null && ', '}
          {receipt !== null &&
            businessDate !== null &&
            t('exampleReceipt', { receipt, day: formatDay(businessDate, locale) })}
        </li>
      ))}
    </ul>
  );
}

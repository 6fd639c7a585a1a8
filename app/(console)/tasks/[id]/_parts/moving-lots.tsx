'use client';

import { useLocale, useTranslations } from 'next-intl';
import { SimpleTable } from '@/components/table/simple-table';
import { transferredPoints } from '@/lib/domain/points/tasks/transfer';
import { movingParts } from '@/lib/domain/points/transfers';
import type { TaskAnswers } from '@/lib/domain/tasks/definition';
import type { TaskSubject } from '@/lib/domain/tasks/subject';
import { formatDay } from '@/lib/format/dates';
import { formatPoints } from '@/lib/format/points';

type Props = { readonly subject: TaskSubject; readonly answers: TaskAnswers };

/** The lots that a transfer takes over, with the end of each; nothing while the amount is none or not there. */
export function MovingLots({ subject, answers }: Props) {
  const t = useTranslations('tasks.moving');
  const locale = useLocale();
  const points = transferredPoints(answers);
  const { transfer } = subject;
  if (transfer === undefined || points === null || points <= 0n) return null;
  if (points > transfer.available) return null;
  return (
    <section aria-labelledby="moving" className="mb-5 max-w-md">
      <h3 id="moving" className="mb-1 text-sm font-semibold">
        {t('title')}
      </h3>
      <SimpleTable
        caption={t('title')}
        rows={movingParts(transfer.lots, points)}
        rowKey={({ lastOn }) => lastOn ?? 'never'}
        columns={[
          {
            id: 'ends',
            header: t('ends'),
            cell: ({ lastOn }) => (lastOn === null ? t('never') : formatDay(lastOn, locale)),
          },
          {
            id: 'points',
            header: t('points'),
            isNumeric: true,
            cell: (part) => formatPoints(part.points, locale),
          },
        ]}
      />
    </section>
  );
}

'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { SelectInput } from '@/components/form/select-input';
import { Button } from '@/components/ui/button';
import { SEGMENT_SCHEDULES, type SegmentSchedule } from '@/lib/domain/segments/kept-membership';
import type { Refusal } from '@/lib/domain/shared/action-result';
import { formatMoment } from '@/lib/format/dates';
import { useRefusalWords } from '@/lib/i18n/use-refusal-words';
import { setSchedule } from '../../../actions';

type Props = {
  readonly segmentId: number;
  readonly schedule: SegmentSchedule;
  /** ISO; null: not before somebody asks. */
  readonly dueAt: string | null;
  readonly timeZone: string;
  readonly mayEdit: boolean;
};

/** How often the worker looks who is in, and the wish that it looks at once. */
export function ScheduleForm({ segmentId, schedule, dueAt, timeZone, mayEdit }: Props) {
  const t = useTranslations('segments.history');
  const locale = useLocale();
  const words = useRefusalWords();
  const router = useRouter();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isAsked, setAsked] = useState(false);
  const [isPending, startTransition] = useTransition();
  const set = (next: SegmentSchedule, isDueNow: boolean) =>
    startTransition(async () => {
      const answer = await setSchedule({ segmentId, schedule: next, isDueNow });
      setRefusal(answer.ok ? undefined : answer.error);
      setAsked(answer.ok && isDueNow);
      router.refresh();
    });
  const due =
    dueAt === null
      ? t('notDue')
      : t('due', { moment: formatMoment(new Date(dueAt), { locale, timeZone }) });
  return (
    <div className="mb-5">
      <FormError message={words(refusal)} />
      <div className="flex flex-wrap items-end gap-3">
        {mayEdit ? (
          <>
            <SelectInput
              required
              label={t('schedule')}
              value={schedule}
              disabled={isPending}
              onChange={(event) => set(event.currentTarget.value as SegmentSchedule, false)}
              options={SEGMENT_SCHEDULES.map((value) => ({
                value,
                label: t(`schedules.${value}`),
              }))}
            />
            <Button disabled={isPending} onClick={() => set(schedule, true)}>
              {t('lookNow')}
            </Button>
          </>
        ) : (
          <p>{t(`schedules.${schedule}`)}</p>
        )}
        <p role="status" className="pb-1.5 text-sm text-ink-2">
          {isAsked ? t('asked') : due}
        </p>
      </div>
    </div>
  );
}

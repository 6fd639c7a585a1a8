import { useTranslations } from 'next-intl';
import { StartTask } from '@/components/task/start-task';
import { startMemberTask } from '../../actions';

/** Where points are moved by hand: a correction, or a gift. */
export function BeginByHand({ memberId }: { readonly memberId: number }) {
  const t = useTranslations('points.begin');
  const about = { memberId };
  return (
    <span className="flex flex-wrap gap-1.5">
      <StartTask kind="correctPoints" about={about} action={startMemberTask} size="small">
        {t('correct')}
      </StartTask>
      <StartTask kind="goodwill" about={about} action={startMemberTask} size="small">
        {t('give')}
      </StartTask>
    </span>
  );
}

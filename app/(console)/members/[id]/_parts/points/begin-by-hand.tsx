import { useTranslations } from 'next-intl';
import { StartTask } from '@/components/task/start-task';
import { startMemberTask } from '../../actions';

/** Where points are moved by hand: a correction, a gift, a transfer, or the claim of a receipt. */
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
      <StartTask kind="transferPoints" about={about} action={startMemberTask} size="small">
        {t('transfer')}
      </StartTask>
      <StartTask kind="claimReceipt" about={about} action={startMemberTask} size="small">
        {t('claim')}
      </StartTask>
    </span>
  );
}

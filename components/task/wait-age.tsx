import { useLocale, useTranslations } from 'next-intl';
import { type WaitTone, waitTone } from '@/lib/domain/tasks/waiting';
import { formatAge } from '@/lib/format/age';
import { cx } from '../ui/cx';

const TONES: Readonly<Record<WaitTone, string>> = {
  calm: 'text-ink-2',
  long: 'font-medium text-warning-text',
  tooLong: 'font-[550] text-danger-text',
};

type Props = { readonly ms: number; readonly className?: string };

/** How long a task waits: a day is long, three are too long, said in words as well as by colour. */
export function WaitAge({ ms, className }: Props) {
  const t = useTranslations('taskList');
  const locale = useLocale();
  const tone = waitTone(ms);
  const age = formatAge(ms, locale);
  return (
    <span className={cx('text-sm whitespace-nowrap tabular-nums', TONES[tone], className)}>
      {t(`waits.${tone}`, { age })}
    </span>
  );
}

import {
  Award,
  Coins,
  CreditCard,
  Hourglass,
  ListChecks,
  Lock,
  type LucideIcon,
  Mail,
  Pause,
  Pencil,
  Phone,
  Send,
  ShieldCheck,
  ShoppingBag,
  StickyNote,
  Undo2,
  UserPlus,
  Zap,
} from 'lucide-react';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import type { TimelineIcon, TimelineTone } from '@/lib/domain/members/timeline/timeline';

const ICONS: Readonly<Record<TimelineIcon, LucideIcon>> = {
  purchase: ShoppingBag,
  return: Undo2,
  card: CreditCard,
  lock: Lock,
  task: ListChecks,
  pause: Pause,
  done: ListChecks,
  note: StickyNote,
  call: Phone,
  letter: Mail,
  edit: Pencil,
  member: UserPlus,
  points: Coins,
  hold: Hourglass,
  tier: Award,
  message: Send,
  consent: ShieldCheck,
  event: Zap,
};

const TONES: Readonly<Record<TimelineTone, string>> = {
  plain: 'border-line bg-surface text-ink-2',
  good: 'border-transparent bg-success-soft text-success-text',
  warning: 'border-transparent bg-warning-soft text-warning-text',
  bad: 'border-transparent bg-danger-soft text-danger-text',
};

type Props = { readonly icon: TimelineIcon; readonly tone: TimelineTone };

/** The sign of an entry. Decorative: the title says the same. */
export function EntryMark({ icon, tone }: Props) {
  return (
    <span
      className={cx('grid size-6 place-items-center rounded-control border', TONES[tone])}
      aria-hidden="true"
    >
      <Icon of={ICONS[icon]} size={14} />
    </span>
  );
}

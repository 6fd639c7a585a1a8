import { ArrowRight } from 'lucide-react';
import { Icon } from '@/components/ui/icon';

type Props = { readonly lines: readonly { readonly key: string; readonly text: string }[] };

const ICON_PX = 14;

/** What a task does, line by line. */
export function EffectList({ lines }: Props) {
  return (
    <ul className="text-xs text-ink-2">
      {lines.map(({ key, text }) => (
        <li key={key} className="grid grid-cols-[16px_minmax(0,1fr)] gap-1.5 py-[3px]">
          <Icon of={ArrowRight} size={ICON_PX} className="mt-px" />
          {text}
        </li>
      ))}
    </ul>
  );
}

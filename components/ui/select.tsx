'use client';

import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { Icon } from './icon';

export type SelectOption = { readonly value: string; readonly label: string };

type Props = {
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A choice from a list outside of forms, as in the tools of a chart. In forms use SelectInput. */
export function Select({ label, options, value, onChange }: Props) {
  return (
    <Base.Root
      items={[...options]}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <Base.Trigger
        aria-label={label}
        className="inline-flex h-8 items-center gap-2 rounded-control border border-line-strong bg-surface pr-2 pl-2.5 text-sm hover:bg-hover touch:h-11"
      >
        <Base.Value />
        <Base.Icon>
          <Icon of={ChevronDown} className="text-ink-3" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-40">
          <Base.Popup className="max-h-80 min-w-(--anchor-width) overflow-auto rounded-panel border border-line-strong bg-raised p-1 text-sm text-ink shadow-float outline-none">
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="flex cursor-default items-center gap-2 rounded-control px-2.5 py-1.5 outline-none select-none data-highlighted:bg-hover touch:py-3"
              >
                <Base.ItemText>{option.label}</Base.ItemText>
                <Base.ItemIndicator className="ml-auto text-primary-text">
                  <Icon of={Check} />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

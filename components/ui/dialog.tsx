'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactElement, type ReactNode, useRef } from 'react';
import { Icon } from './icon';
import { iconButtonStyles } from './icon-button-styles';

type Props = {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the foot; the effect stands on the last one. */
  readonly actions?: ReactNode;
  readonly trigger?: ReactElement;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
};

const QUESTION = ':is(input, select, textarea):enabled:not([type=hidden])';

/** A question that must be answered before going on. For the rest use the page or a side sheet. */
export function Dialog({
  title,
  description,
  children,
  actions,
  trigger,
  open,
  onOpenChange,
}: Props) {
  const t = useTranslations('common.actions');
  const body = useRef<HTMLDivElement>(null);
  // Whoever opened it with keys came to answer: the cross stands before the questions and would take the focus.
  const firstQuestion = (openedBy: string) =>
    openedBy === 'touch' ? true : (body.current?.querySelector<HTMLElement>(QUESTION) ?? true);
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      onOpenChange={(next) => onOpenChange?.(next)}
    >
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[oklch(0.2_0.02_172/0.4)]" />
        <Base.Popup
          initialFocus={firstQuestion}
          className="[--ground:var(--raised)] fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[480px] max-w-[calc(100vw-32px)] -translate-x-1/2 flex-col rounded-panel border border-line-strong bg-raised text-ink shadow-float outline-none"
        >
          <div className="flex items-start gap-3 px-5 pt-4">
            <div className="min-w-0 flex-1">
              <Base.Title className="text-lg">{title}</Base.Title>
              {description !== undefined && (
                <Base.Description className="mt-0.5 text-sm text-ink-2">
                  {description}
                </Base.Description>
              )}
            </div>
            <Base.Close aria-label={t('close')} title={t('close')} className={iconButtonStyles}>
              <Icon of={X} />
            </Base.Close>
          </div>
          <div ref={body} className="min-h-0 overflow-auto px-5 py-3">
            {children}
          </div>
          {actions !== undefined && (
            <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{actions}</div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

'use client';

import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Icon } from './icon';
import { iconButtonStyles } from './icon-button-styles';
import { onToast } from './toast-store';

const UNDO_MS = 10_000;
const PLAIN_MS = 5_000;

/** The corner where notices appear. Loaded with the first of them. */
export default function ToastViewport() {
  const t = useTranslations('common.toast');
  return (
    <Toast.Provider limit={3}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={t('region')}
          className="fixed right-4 bottom-4 z-50 flex w-[344px] max-w-[calc(100vw-32px)] flex-col gap-2"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const t = useTranslations('common');
  const { toasts, add, close } = Toast.useToastManager();
  useEffect(
    () =>
      onToast((message) => {
        const { undo } = message;
        const id = add({
          title: message.title,
          description: message.text,
          timeout: undo ? UNDO_MS : PLAIN_MS,
          ...(undo && {
            actionProps: {
              children: t('actions.undo'),
              onClick: () => {
                undo();
                close(id);
              },
            },
          }),
        });
      }),
    [add, close, t],
  );
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="rounded-panel border border-line-strong bg-raised px-4 py-3 text-ink shadow-float"
    >
      <Toast.Content className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <Toast.Title className="text-base font-[550]" />
          <Toast.Description className="text-sm text-ink-2" />
        </div>
        <Toast.Action className="link font-medium" />
        <Toast.Close aria-label={t('toast.dismiss')} className={iconButtonStyles}>
          <Icon of={X} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

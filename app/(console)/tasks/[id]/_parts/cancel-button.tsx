'use client';

import { Ban } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';

const CancelDialog = lazy(() => import('./cancel-dialog'));

type Props = {
  readonly code: string;
  readonly isPending: boolean;
  readonly onCancel: (note: string) => void;
};

/** Opens the question whether to give the task up; the question is loaded when it is asked. */
export function CancelButton({ code, isPending, onCancel }: Props) {
  const t = useTranslations('tasks.cancel');
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button
        tone="quiet"
        onClick={() => setAsked(true)}
        title={t('button')}
        className="max-sm:min-w-11"
      >
        <Icon of={Ban} />
        <span className="max-sm:sr-only">{t('button')}</span>
      </Button>
      <Suspense fallback={null}>
        {isAsked && (
          <CancelDialog
            code={code}
            isPending={isPending}
            onCancel={onCancel}
            onKeep={() => setAsked(false)}
          />
        )}
      </Suspense>
    </>
  );
}

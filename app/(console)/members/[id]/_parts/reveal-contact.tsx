'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { ContactField } from '@/lib/domain/members/member-page';
import { useSecondsLeft } from './contacts/use-seconds-left';
import { type Revealed, RevealForm } from './reveal-form';

type Props = {
  readonly memberId: number;
  readonly field: ContactField;
  readonly masked: string;
  /** Stands below the contact: whether it is confirmed. */
  readonly children?: ReactNode;
};

/** One masked contact with the way to see it: a reason first, then a minute. */
export function RevealContact({ memberId, field, masked, children }: Props) {
  const t = useTranslations('members.member.contacts');
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<Revealed>();
  const left = useSecondsLeft(shown?.endsAtMs);
  useEffect(() => {
    if (shown === undefined) return;
    const timer = setTimeout(() => setShown(undefined), shown.endsAtMs - Date.now());
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div className="border-b">
      <dt className="sr-only">{t(field)}</dt>
      <dd>
        <div className="grid min-h-9 grid-cols-[88px_minmax(0,1fr)_auto] items-center gap-2">
          <span aria-hidden="true" className="text-ink-3">
            {t(field)}
          </span>
          <span className="break-words tracking-wide" aria-live="polite">
            {shown?.value ?? masked}
          </span>
          <span className="flex items-center gap-2 py-1">
            {shown === undefined ? (
              <Button
                size="small"
                aria-expanded={isAsking}
                aria-label={t(field === 'phone' ? 'showPhone' : 'showEmail')}
                onClick={() => setAsking(!isAsking)}
              >
                <Icon of={Eye} size={14} />
                {t('show')}
              </Button>
            ) : (
              <>
                <span className="text-xs text-ink-3">{t('left', { seconds: left })}</span>
                <Button size="small" tone="quiet" onClick={() => setShown(undefined)}>
                  <Icon of={EyeOff} size={14} />
                  {t('hide')}
                </Button>
              </>
            )}
          </span>
        </div>
        <div className="pl-24 empty:hidden">{children}</div>
        {isAsking && (
          <RevealForm
            memberId={memberId}
            field={field}
            onShown={(revealed) => {
              setAsking(false);
              setShown(revealed);
            }}
            onCancel={() => setAsking(false)}
          />
        )}
      </dd>
    </div>
  );
}

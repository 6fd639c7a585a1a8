'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import type { ConsentState } from '@/lib/domain/consents/consent-state';
import type { ConsentDecision } from '@/lib/domain/consents/states';
import { ConsentForm } from './consent-form';
import { useConsentName } from './consent-name';

type Props = {
  readonly memberId: number;
  readonly consent: ConsentState;
  readonly decision: ConsentDecision;
};

/** Opens the small form that gives or withdraws one consent. Without a text nothing can be given, and it says so. */
export function ConsentButton({ memberId, consent, decision }: Props) {
  const t = useTranslations('consents');
  const name = useConsentName()(consent);
  const [isOpen, setOpen] = useState(false);
  const isGiving = decision === 'given';
  const isRenewing = isGiving && consent.decision === 'given';
  const act = isGiving ? t(isRenewing ? 'renew' : 'give') : t('withdraw');
  const label = t('actLabel', { act, name });
  if (isGiving && consent.currentVersion === null) {
    return (
      <Button size="small" disabled title={t('noText')} aria-label={`${label}. ${t('noText')}`}>
        {act}
      </Button>
    );
  }
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      align="end"
      width="narrow"
      title={label}
      trigger={
        <Button size="small" aria-label={label}>
          {act}
        </Button>
      }
    >
      <ConsentForm
        memberId={memberId}
        consent={consent}
        decision={decision}
        onDone={() => setOpen(false)}
      />
    </Popover>
  );
}

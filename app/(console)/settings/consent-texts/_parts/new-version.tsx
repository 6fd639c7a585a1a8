'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import type { ConsentText } from '@/lib/domain/consents/consent-text';
import type { ConsentPurpose } from '@/lib/domain/consents/states';
import { VersionForm } from './version-form';

type Props = {
  readonly purpose: ConsentPurpose;
  /** What the new version follows; null: it is the first. */
  readonly latest: ConsentText | null;
  readonly todayOn: string;
};

/** Opens the form of the next version of a text. */
export function NewVersion({ purpose, latest, todayOn }: Props) {
  const t = useTranslations('consents.texts');
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={`${t('addTitle')}: ${t(`purposes.${purpose}`)}`}
      description={t('addText')}
      trigger={
        <Button tone="primary">
          <Icon of={Plus} />
          {t('add')}
        </Button>
      }
    >
      <VersionForm
        purpose={purpose}
        latest={latest}
        todayOn={todayOn}
        onDone={() => setOpen(false)}
      />
    </Dialog>
  );
}

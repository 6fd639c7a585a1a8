'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { EXPORT_PURPOSES } from '@/lib/domain/exports/lists';
import { buttonStyles } from '../ui/button-styles';
import { Dialog } from '../ui/dialog';
import { Icon } from '../ui/icon';
import { SelectInput } from './select-input';

type Props = { readonly href: string; readonly onClose: () => void };

/** Asks what a file that tells of people is for, and leads to it. */
export default function ExportPurpose({ href, onClose }: Props) {
  const t = useTranslations('common.export');
  const [purpose, setPurpose] = useState<string>(EXPORT_PURPOSES[0]);
  const told = `${href}${href.includes('?') ? '&' : '?'}purpose=${purpose}`;
  return (
    <Dialog
      title={t('title')}
      description={t('text')}
      open
      onOpenChange={(next) => !next && onClose()}
    >
      <div className="flex flex-col gap-4 pb-2">
        <SelectInput
          label={t('purpose')}
          name="purpose"
          required
          value={purpose}
          onChange={({ target }) => setPurpose(target.value)}
          options={EXPORT_PURPOSES.map((one) => ({ value: one, label: t(`purposes.${one}`) }))}
        />
        <a href={told} download onClick={onClose} className={buttonStyles({ tone: 'primary' })}>
          <Icon of={Download} />
          {t('download')}
        </a>
      </div>
    </Dialog>
  );
}

'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectInput } from '@/components/form/select-input';
import { Button } from '@/components/ui/button';
import { buttonStyles } from '@/components/ui/button-styles';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { EXPORT_PURPOSES } from '@/lib/domain/cards/bulk';

/** The list as a file, once it is said what for: that is written down. */
export function ExportCards({ query }: { readonly query: string }) {
  const t = useTranslations('cardList.export');
  const [purpose, setPurpose] = useState<string>(EXPORT_PURPOSES[0]);
  const [isOpen, setIsOpen] = useState(false);
  const parameters = new URLSearchParams(query);
  parameters.set('purpose', purpose);
  return (
    <Dialog
      title={t('title')}
      description={t('text')}
      open={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button>
          <Icon of={Download} />
          {t('button')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <SelectInput
          label={t('purpose')}
          name="purpose"
          required
          value={purpose}
          onChange={({ target }) => setPurpose(target.value)}
          options={EXPORT_PURPOSES.map((one) => ({ value: one, label: t(`purposes.${one}`) }))}
        />
        <a
          href={`/api/internal/cards/csv?${parameters.toString()}`}
          download
          onClick={() => setIsOpen(false)}
          className={buttonStyles({ tone: 'primary' })}
        >
          <Icon of={Download} />
          {t('download')}
        </a>
      </div>
    </Dialog>
  );
}

'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Attribute } from '@/lib/domain/members/attributes/attribute';
import { ATTRIBUTES_MAX } from '@/lib/domain/members/attributes/limits';
import { AttributeForm } from './attribute-form';

type Props = {
  /** Null: a new one. */
  readonly attribute: Attribute | null;
  readonly isFull: boolean;
};

/** Opens the form of an attribute. */
export function DefineAttribute({ attribute, isFull }: Props) {
  const t = useTranslations('attributes');
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const label = attribute === null ? '' : attribute[locale === 'ru' ? 'labelRu' : 'labelEn'];
  if (isFull) {
    return (
      <Button tone="primary" disabledReason={t('full', { count: ATTRIBUTES_MAX })}>
        {t('add')}
      </Button>
    );
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={attribute === null ? t('addTitle') : t('changeThis', { label })}
      trigger={
        attribute === null ? (
          <Button tone="primary">{t('add')}</Button>
        ) : (
          <Button size="small" aria-label={t('changeThis', { label })}>
            {t('change')}
          </Button>
        )
      }
    >
      <AttributeForm attribute={attribute} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

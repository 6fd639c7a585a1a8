'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { LadderList } from '@/lib/domain/tiers/ladder-page';
import { TemplateChoice } from './template-choice';

/** Begins another ladder: of templates, in a question of its own. */
export function NewLadder({ list }: { readonly list: LadderList }) {
  const t = useTranslations('tiers.list');
  return (
    <Dialog
      title={t('newTitle')}
      description={t('newText')}
      trigger={<Button tone="primary">{t('new')}</Button>}
    >
      <TemplateChoice list={list} />
    </Dialog>
  );
}

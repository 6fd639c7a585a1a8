'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSelection } from '@/components/table/selection';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextLink } from '@/components/ui/text-link';
import { LIST_EDIT_MAX } from '@/lib/domain/segments/limits';
import { type Kept, ListForm } from './list-form';

/** What can be done with the ticked members, and what was done last; nothing while there is neither. */
export function SelectionBar() {
  const t = useTranslations('memberSelection');
  const { rows, clear } = useSelection();
  const [isOpen, setOpen] = useState(false);
  const [kept, setKept] = useState<Kept>();
  const count = rows.size;
  return (
    <>
      <p role="status" className={count === 0 && kept !== undefined ? 'mb-2 text-sm' : 'sr-only'}>
        {count > 0
          ? t('selected', { count })
          : kept !== undefined &&
            t.rich('kept', {
              count: kept.changed,
              name: kept.name,
              link: (chunks) => <TextLink href={`/segments/${kept.segmentId}`}>{chunks}</TextLink>,
            })}
      </p>
      {count > 0 && (
        <section
          aria-label={t('title')}
          className="sticky top-0 z-20 mb-2 flex flex-wrap items-center gap-2 rounded-panel border border-line-strong bg-raised px-3 py-2"
        >
          <p className="mr-1 font-medium tabular-nums">
            {t(count === LIST_EDIT_MAX ? 'most' : 'selected', { count })}
          </p>
          <Button size="small" tone="quiet" onClick={clear}>
            {t('clear')}
          </Button>
          <span className="flex-1" />
          <Dialog
            title={t('dialog', { count })}
            description={t('dialogText')}
            trigger={<Button size="small">{t('put')}</Button>}
            open={isOpen}
            onOpenChange={setOpen}
          >
            <ListForm
              memberIds={[...rows.keys()]}
              onKept={(done) => {
                setKept(done);
                setOpen(false);
                clear();
              }}
            />
          </Dialog>
        </section>
      )}
    </>
  );
}

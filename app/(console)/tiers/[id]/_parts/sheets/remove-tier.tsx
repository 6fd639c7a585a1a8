'use client';

import { useState } from 'react';
import { SelectInput } from '@/components/form/select-input';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { removeTier, type TierJson } from '@/lib/domain/tiers/ladder-edits';
import { formatCount } from '@/lib/format/numbers';
import { tierName } from '../../../_parts/ladder-words';
import type { Designer } from '../designer-types';

type Props = { readonly designer: Designer; readonly tier: TierJson };

/** Takes a tier out of the draft. Of one that holds today it asks where its members go; one step back puts it in again. */
export function RemoveTier({ designer, tier }: Props) {
  const { words, draft, live, members, change, open } = designer;
  const { t, locale } = words;
  const [isOpen, setOpen] = useState(false);
  const tiers = draft?.tiers ?? [];
  const place = tiers.findIndex(({ tierId }) => tierId === tier.tierId);
  const near = tiers[place - 1] ?? tiers[place + 1];
  const [chosen, setChosen] = useState<number | null>(null);
  const wasLive = live?.tiers.some(({ tierId }) => tierId === tier.tierId) ?? false;
  if (draft === null || near === undefined) {
    return <span className="text-ink-2">{t('sheet.lastTier')}</span>;
  }
  const remove = () => {
    setOpen(false);
    const toTierId = chosen ?? near.tierId;
    change(removeTier(draft, { tierId: tier.tierId, toTierId, wasLive }));
    open(null);
  };
  if (!wasLive) {
    return (
      <Button tone="danger" size="small" onClick={remove}>
        {t('sheet.remove')}
      </Button>
    );
  }
  const name = tierName(words, tier);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={t('sheet.removeTitle', { tier: name })}
      description={t('sheet.removeText', {
        members: formatCount(members.get(tier.tierId)?.members ?? 0, locale),
        count: members.get(tier.tierId)?.members ?? 0,
      })}
      trigger={
        <Button tone="danger" size="small">
          {t('sheet.remove')}
        </Button>
      }
      actions={
        <Button tone="danger" onClick={remove}>
          {t('sheet.removeOf', { tier: name })}
        </Button>
      }
    >
      <SelectInput
        label={t('sheet.goTo')}
        required
        value={String(chosen ?? near.tierId)}
        options={tiers
          .filter(({ tierId }) => tierId !== tier.tierId)
          .toReversed()
          .map((one) => ({ value: String(one.tierId), label: tierName(words, one) }))}
        onChange={(event) => setChosen(Number(event.target.value))}
      />
    </Dialog>
  );
}

'use client';

import { TextInput } from '@/components/form/text-input';
import { SideSheet } from '@/components/ui/side-sheet';
import { TierMark } from '@/components/ui/tier-mark';
import { TIER_NAME_MAX } from '@/lib/domain/tiers/ladder';
import { changeTier, keepTier, type TierJson } from '@/lib/domain/tiers/ladder-edits';
import { flawAt } from '@/lib/domain/tiers/ladder-flaws';
import { thresholdWords, tierName } from '../../../_parts/ladder-words';
import type { Designer } from '../designer-types';
import { flawWords } from '../flaw-words';
import { BenefitFields } from './benefit-fields';
import type { TierFields } from './field-types';
import { LookFields } from './look-fields';
import { MessageFields } from './message-fields';
import { PerkFields } from './perk-fields';
import { RemoveTier } from './remove-tier';

type Props = {
  readonly designer: Designer;
  readonly tier: TierJson;
  readonly closeHref: string;
};

/** Everything of a tier of the draft that its row does not hold: name, look, what it gives, what is written to members. */
export function TierSheet({ designer, tier, closeHref }: Props) {
  const { words, draft, live, flaws, change } = designer;
  const { t } = words;
  if (draft === null) return null;
  const { tierId } = tier;
  const place = draft.tiers.findIndex((one) => one.tierId === tierId);
  const fields: TierFields = {
    designer,
    tier,
    set: (part, key) =>
      change(
        changeTier(draft, tierId, (one) => ({ ...one, ...part })),
        key === undefined ? undefined : `${tierId}.${key}`,
      ),
    errorAt: (...path) => flawWords(words, flawAt(flaws, ['tiers', place, ...path])),
  };
  return (
    <SideSheet
      title={<TierMark shape={tier.shape} colour={tier.colour} name={tierName(words, tier)} />}
      subtitle={t('sheet.from', { threshold: thresholdWords(words, draft, tier) })}
      closeHref={closeHref}
      footer={<RemoveTier designer={designer} tier={tier} />}
    >
      <div className="flex flex-col gap-5">
        <div className="grid gap-3 sm:grid-cols-2">
          <TextInput
            label={t('sheet.nameEn')}
            lang="en"
            required
            maxLength={TIER_NAME_MAX}
            value={tier.nameEn}
            error={fields.errorAt('nameEn')}
            onChange={(event) => fields.set({ nameEn: event.target.value }, 'nameEn')}
          />
          <TextInput
            label={t('sheet.nameRu')}
            lang="ru"
            required
            maxLength={TIER_NAME_MAX}
            value={tier.nameRu}
            error={fields.errorAt('nameRu')}
            onChange={(event) => fields.set({ nameRu: event.target.value }, 'nameRu')}
          />
        </div>
        <LookFields {...fields} />
        {live?.tiers.some((one) => one.tierId === tierId) && (
          <TextInput
            type="date"
            label={t('sheet.kept')}
            hint={t('sheet.keptHint')}
            value={tier.keptUntilOn ?? ''}
            onChange={({ target: { value } }) =>
              change(keepTier(draft, tierId, value === '' ? null : value), `${tierId}.kept`)
            }
          />
        )}
        <BenefitFields {...fields} />
        <PerkFields {...fields} />
        <MessageFields {...fields} part="entryMessage" />
        <MessageFields {...fields} part="exitMessage" />
      </div>
    </SideSheet>
  );
}

'use client';

import { TierMark } from '@/components/ui/tier-mark';
import { TIER_COLOURS, TIER_SHAPES } from '@/lib/domain/tiers/ladder';
import type { TierFields } from './field-types';

const SWATCH =
  'relative grid size-8 cursor-pointer place-items-center rounded-control border has-checked:border-primary has-checked:shadow-[inset_0_0_0_1px_var(--primary)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus touch:size-11';

/** How a tier is told: by a shape and a colour, never by the colour alone. */
export function LookFields({ designer, tier, set }: TierFields) {
  const { t } = designer.words;
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-3">
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t('sheet.shape')}</legend>
        <div className="flex gap-1.5">
          {TIER_SHAPES.map((shape) => (
            <label key={shape} title={t(`shapes.${shape}`)} className={SWATCH}>
              <input
                type="radio"
                name="shape"
                className="absolute inset-0 cursor-pointer opacity-0"
                checked={tier.shape === shape}
                onChange={() => set({ shape })}
              />
              <TierMark shape={shape} colour={tier.colour} name={t(`shapes.${shape}`)} markOnly />
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">{t('sheet.colour')}</legend>
        <div className="flex gap-1.5">
          {TIER_COLOURS.map((colour) => (
            <label key={colour} title={t(`colours.${colour}`)} className={SWATCH}>
              <input
                type="radio"
                name="colour"
                className="absolute inset-0 cursor-pointer opacity-0"
                checked={tier.colour === colour}
                onChange={() => set({ colour })}
              />
              <TierMark shape={tier.shape} colour={colour} name={t(`colours.${colour}`)} markOnly />
            </label>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

'use client';

import { SelectInput } from '@/components/form/select-input';
import { typedCount, typedMoney, typedPoints, typedShare } from '@/components/form/typed-amounts';
import { TypedField } from '@/components/form/typed-field';
import { type BenefitsJson, keptAsTyped } from '@/lib/domain/tiers/ladder-edits';
import type { TierFields } from './field-types';

/** A part of what a tier gives; undefined takes it out. */
type SetBenefit = <Part extends keyof BenefitsJson>(
  part: Part,
  value: BenefitsJson[Part],
  key?: string,
) => void;

/** Changes what a tier gives; what is not given is left out of the definition. */
export function setBenefit({ tier, set }: TierFields): SetBenefit {
  return (part, value, key = part) => {
    const { [part]: _, ...others } = tier.benefits ?? {};
    set({ benefits: value === undefined ? others : { ...others, [part]: value } }, key);
  };
}

/** Points for money: what a tier earns, what points pay. Both fields empty: the tier says nothing of it. */
function Earning(fields: TierFields) {
  const { designer, tier, errorAt } = fields;
  const { t, locale, currency } = designer.words;
  const earning = tier.benefits?.earning;
  const give = (points: string | undefined, perMinor: string | undefined) =>
    setBenefit(fields)(
      'earning',
      points === undefined && perMinor === undefined
        ? undefined
        : { points: points ?? keptAsTyped(''), perMinor: perMinor ?? keptAsTyped('') },
    );
  const known = (value: string | undefined) => (value === '?' ? undefined : value);
  return (
    <>
      <TypedField
        label={t('sheet.earningPoints')}
        typing={typedPoints(locale)}
        value={earning?.points}
        error={errorAt('benefits', 'earning', 'points')}
        onChange={(points) => give(points, known(earning?.perMinor))}
      />
      <TypedField
        label={t('sheet.earningMoney')}
        typing={typedMoney(locale, currency)}
        value={earning?.perMinor}
        error={errorAt('benefits', 'earning', 'perMinor')}
        onChange={(perMinor) => give(known(earning?.points), perMinor)}
      />
    </>
  );
}

function PointValue(fields: TierFields) {
  const { designer, tier, errorAt } = fields;
  const { t, locale, currency } = designer.words;
  const value = tier.benefits?.pointValue;
  const give = (points: string | undefined, minor: string | undefined) =>
    setBenefit(fields)(
      'pointValue',
      points === undefined && minor === undefined
        ? undefined
        : { points: points ?? keptAsTyped(''), minor: minor ?? keptAsTyped('') },
    );
  const known = (text: string | undefined) => (text === '?' ? undefined : text);
  return (
    <>
      <TypedField
        label={t('sheet.valuePoints')}
        typing={typedPoints(locale)}
        value={value?.points}
        error={errorAt('benefits', 'pointValue', 'points')}
        onChange={(points) => give(points, known(value?.minor))}
      />
      <TypedField
        label={t('sheet.valueMoney')}
        typing={typedMoney(locale, currency)}
        value={value?.minor}
        error={errorAt('benefits', 'pointValue', 'minor')}
        onChange={(minor) => give(known(value?.points), minor)}
      />
    </>
  );
}

/** What a tier gives, but for services and gifts. */
export function BenefitFields(fields: TierFields) {
  const { designer, tier, errorAt } = fields;
  const { words, cardNames } = designer;
  const { t, locale } = words;
  const { benefits = {} } = tier;
  const give = setBenefit(fields);
  return (
    <fieldset>
      <legend className="mb-2 text-lg">{t('sheet.benefits')}</legend>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <Earning {...fields} />
        <TypedField
          label={t('sheet.discount')}
          typing={typedShare(locale)}
          value={benefits.discountBps}
          error={errorAt('benefits', 'discountBps')}
          onChange={(bps) => give('discountBps', bps)}
        />
        <TypedField
          label={t('sheet.lives')}
          hint={t('sheet.livesHint')}
          typing={typedCount(locale)}
          value={benefits.livesDays}
          error={errorAt('benefits', 'livesDays')}
          onChange={(days) => give('livesDays', days)}
        />
        <PointValue {...fields} />
        <SelectInput
          label={t('sheet.card')}
          hint={t('sheet.cardHint')}
          value={String(benefits.cardTypeId ?? '')}
          options={[
            { value: '', label: t('sheet.noCard') },
            ...[...cardNames].map(([id, label]) => ({ value: String(id), label })),
          ]}
          onChange={({ target: { value } }) =>
            give('cardTypeId', value === '' ? undefined : Number(value))
          }
        />
      </div>
    </fieldset>
  );
}

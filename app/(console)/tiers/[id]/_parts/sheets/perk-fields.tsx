'use client';

import { Plus, X } from 'lucide-react';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import { typedMoney } from '@/components/form/typed-amounts';
import { TypedField } from '@/components/form/typed-field';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { BENEFIT_TEXT_MAX, MOST_PERKS } from '@/lib/domain/tiers/ladder';
import { keptAsTyped, type PerkJson } from '@/lib/domain/tiers/ladder-edits';
import { useRowKeys } from '../fields/use-row-keys';
import { setBenefit } from './benefit-fields';
import type { TierFields } from './field-types';

const KINDS = ['service', 'gift'] as const;

/** Services and gifts of a tier, each with what it costs in a year. */
export function PerkFields(fields: TierFields) {
  const { designer, tier, errorAt } = fields;
  const { t, locale, currency } = designer.words;
  const perks = tier.benefits?.perks ?? [];
  const { keys, drop } = useRowKeys(perks.length);
  const give = (next: PerkJson[], key?: string) => setBenefit(fields)('perks', next, key);
  const change = (at: number, part: Partial<PerkJson>, key: string) =>
    give(
      perks.map((perk, place) => (place === at ? { ...perk, ...part } : perk)),
      `perk.${at}.${key}`,
    );
  return (
    <fieldset>
      <legend className="mb-2 text-lg">{t('sheet.perks')}</legend>
      <ol className="flex flex-col gap-3">
        {perks.map((perk, at) => (
          <li key={keys[at]} className="grid items-start gap-2 border-l-2 pl-3 sm:grid-cols-2">
            <SelectInput
              label={t('sheet.perkKind')}
              required
              value={perk.kind}
              options={KINDS.map((kind) => ({ value: kind, label: t(`perkKinds.${kind}`) }))}
              onChange={({ target: { value } }) =>
                change(at, { kind: KINDS.find((kind) => kind === value) ?? 'service' }, 'kind')
              }
            />
            <div className="flex items-end gap-1">
              <div className="min-w-0 flex-1">
                <TypedField
                  label={t('sheet.perkCost')}
                  required
                  typing={typedMoney(locale, currency)}
                  value={perk.yearlyMinor ?? '0'}
                  error={errorAt('benefits', 'perks', at, 'yearlyMinor')}
                  onChange={(cost = keptAsTyped('')) => change(at, { yearlyMinor: cost }, 'cost')}
                />
              </div>
              <IconButton
                label={t('sheet.removePerk', { no: at + 1 })}
                icon={<Icon of={X} />}
                onClick={() => {
                  drop(at);
                  give(perks.toSpliced(at, 1));
                }}
              />
            </div>
            <TextInput
              label={t('sheet.perkEn')}
              lang="en"
              required
              maxLength={BENEFIT_TEXT_MAX}
              value={perk.text.en}
              error={errorAt('benefits', 'perks', at, 'text', 'en')}
              onChange={({ target: { value } }) =>
                change(at, { text: { ...perk.text, en: value } }, 'en')
              }
            />
            <TextInput
              label={t('sheet.perkRu')}
              lang="ru"
              required
              maxLength={BENEFIT_TEXT_MAX}
              value={perk.text.ru}
              error={errorAt('benefits', 'perks', at, 'text', 'ru')}
              onChange={({ target: { value } }) =>
                change(at, { text: { ...perk.text, ru: value } }, 'ru')
              }
            />
          </li>
        ))}
      </ol>
      {perks.length < MOST_PERKS && (
        <Button
          size="small"
          className="mt-2"
          onClick={() =>
            give([...perks, { kind: 'service', text: { en: '', ru: '' }, yearlyMinor: '0' }])
          }
        >
          <Icon of={Plus} size={14} />
          {t('sheet.addPerk')}
        </Button>
      )}
    </fieldset>
  );
}

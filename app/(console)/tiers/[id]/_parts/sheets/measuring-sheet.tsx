'use client';

import { Checkbox } from '@/components/form/checkbox';
import { FieldError } from '@/components/form/field-error';
import { SelectInput } from '@/components/form/select-input';
import { TextInput } from '@/components/form/text-input';
import { typedCount } from '@/components/form/typed-amounts';
import { TypedField } from '@/components/form/typed-field';
import { SideSheet } from '@/components/ui/side-sheet';
import { RULE_NAME_MAX } from '@/lib/domain/rules/versions';
import { DOWNGRADES, LADDER_AUDIENCES, TIER_BASES, VALIDITIES } from '@/lib/domain/tiers/ladder';
import { keptAsTyped, setBases, setWindow } from '@/lib/domain/tiers/ladder-edits';
import { flawAt } from '@/lib/domain/tiers/ladder-flaws';
import type { Designer } from '../designer-types';
import { flawWords } from '../flaw-words';
import type { EditedLadder } from '../use-ladder-draft';
import type { LadderFields } from './field-types';
import { GoodsFields } from './goods-fields';
import { PaidFields } from './paid-fields';

type Props = {
  readonly designer: Designer;
  readonly edited: EditedLadder;
  readonly onEdit: (edited: EditedLadder, key: string) => void;
  /** Whether somebody approved a version: for whom the ladder is does not change any more. */
  readonly isBegun: boolean;
  readonly todayOn: string;
  readonly closeHref: string;
};

const WINDOWS = ['rolling', 'calendarYear', 'anniversary'] as const;
const MATCHES = ['all', 'any'] as const;
const STACKINGS = ['best', 'adds'] as const;
const A_YEAR_MONTHS = 12;

const oneOf = <Value extends string>(
  values: readonly Value[],
  text: string,
  before: Value,
): Value => values.find((value) => value === text) ?? before;

/** What is counted, and over which days. */
function Measured(fields: LadderFields) {
  const { designer, ladder, set, errorAt } = fields;
  const { t, locale } = designer.words;
  const { bases, window } = ladder;
  const toggle = (basis: (typeof TIER_BASES)[number], isOn: boolean) =>
    designer.change(
      setBases(ladder, isOn ? [...bases, basis] : bases.filter((one) => one !== basis)),
    );
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-sm font-medium">{t('rules.bases')}</legend>
        {TIER_BASES.map((basis) => (
          <Checkbox
            key={basis}
            label={t(`measured.${basis}`)}
            checked={bases.includes(basis)}
            onChange={(event) => toggle(basis, event.target.checked)}
          />
        ))}
        {errorAt('bases') !== undefined && (
          <FieldError id="bases-error" error={t('rules.basesWrong')} />
        )}
      </fieldset>
      {bases.length > 1 && (
        <SelectInput
          label={t('rules.match')}
          required
          value={ladder.match ?? 'all'}
          options={MATCHES.map((value) => ({ value, label: t(`matches.${value}`) }))}
          onChange={({ target: { value } }) => set({ match: oneOf(MATCHES, value, 'all') })}
        />
      )}
      <SelectInput
        label={t('rules.window')}
        required
        value={window.kind}
        options={WINDOWS.map((value) => ({ value, label: t(`windows.${value}`) }))}
        onChange={({ target: { value } }) => {
          const kind = oneOf(WINDOWS, value, 'rolling');
          designer.change(
            setWindow(ladder, kind === 'rolling' ? { kind, months: A_YEAR_MONTHS } : { kind }),
          );
        }}
      />
      {window.kind === 'rolling' && (
        <TypedField
          label={t('rules.months')}
          required
          typing={typedCount(locale)}
          value={window.months}
          error={errorAt('window', 'months')}
          onChange={(months = keptAsTyped('')) =>
            set({ window: { kind: 'rolling', months } }, 'months')
          }
        />
      )}
    </>
  );
}

/** How long a tier holds, and what becomes of who did not prove it again. */
function Holding({ designer, ladder, set, errorAt }: LadderFields) {
  const { t, locale } = designer.words;
  const isRolling = ladder.window.kind === 'rolling';
  return (
    <>
      <SelectInput
        label={t('rules.validity')}
        required
        value={ladder.validity}
        error={errorAt('validity')}
        options={VALIDITIES.filter((value) => isRolling || value !== 'window').map((value) => ({
          value,
          label: t(`validities.${value}`),
        }))}
        onChange={({ target: { value } }) =>
          set({ validity: oneOf(VALIDITIES, value, ladder.validity) })
        }
      />
      <SelectInput
        label={t('rules.downgrade')}
        required
        value={ladder.downgrade ?? 'toEarned'}
        options={DOWNGRADES.map((value) => ({ value, label: t(`downgrades.${value}`) }))}
        onChange={({ target: { value } }) =>
          set({ downgrade: oneOf(DOWNGRADES, value, 'toEarned') })
        }
      />
      <TypedField
        label={t('rules.grace')}
        hint={t('rules.graceHint')}
        required
        typing={typedCount(locale)}
        value={ladder.graceDays ?? 0}
        error={errorAt('graceDays')}
        onChange={(graceDays = keptAsTyped('')) => set({ graceDays }, 'graceDays')}
      />
      <TypedField
        label={t('rules.landing')}
        hint={t('rules.landingHint')}
        required
        typing={typedCount(locale)}
        value={ladder.landingMonths ?? 0}
        error={errorAt('landingMonths')}
        onChange={(landingMonths = keptAsTyped('')) => set({ landingMonths }, 'landingMonths')}
      />
      <SelectInput
        label={t('rules.stacking')}
        required
        value={ladder.stacking ?? 'best'}
        options={STACKINGS.map((value) => ({ value, label: t(`stackings.${value}`) }))}
        onChange={({ target: { value } }) => set({ stacking: oneOf(STACKINGS, value, 'best') })}
      />
    </>
  );
}

/** What a ladder measures and over which days, how long a tier holds, for whom it is and what it is called. */
export function MeasuringSheet(props: Props) {
  const { designer, edited, onEdit, isBegun, todayOn, closeHref } = props;
  const { words, mayEdit, flaws, change } = designer;
  const { t } = words;
  const ladder = edited.definition;
  const fields: LadderFields = {
    designer,
    ladder,
    set: (part, key) => change({ ...ladder, ...part }, key),
    errorAt: (...path) => flawWords(words, flawAt(flaws, path)),
  };
  const nameError = (name: string) => (name.trim() === '' ? t('flaws.missing') : undefined);
  return (
    <SideSheet
      title={t('action.measuring')}
      subtitle={t(mayEdit ? 'rules.subtitle' : 'rules.readOnly')}
      closeHref={closeHref}
    >
      <fieldset disabled={!mayEdit} className="flex min-w-0 flex-col gap-4">
        <legend className="sr-only">{t('action.measuring')}</legend>
        <Measured {...fields} />
        <GoodsFields {...fields} />
        <Holding {...fields} />
        <SelectInput
          label={t('list.audience')}
          required
          disabled={isBegun}
          {...(isBegun ? { hint: t('rules.audienceFixed') } : {})}
          value={ladder.audience}
          options={LADDER_AUDIENCES.map((value) => ({ value, label: t(`audiences.${value}`) }))}
          onChange={({ target: { value } }) => {
            const audience = oneOf(LADDER_AUDIENCES, value, ladder.audience);
            const { paid, ...others } = ladder;
            change({
              ...others,
              audience,
              ...(audience === 'enrolled' && paid !== undefined ? { paid } : {}),
            });
          }}
        />
        {ladder.audience === 'enrolled' && <PaidFields {...fields} />}
        <TextInput
          label={t('rules.nameEn')}
          lang="en"
          required
          maxLength={RULE_NAME_MAX}
          value={edited.nameEn}
          error={nameError(edited.nameEn)}
          onChange={({ target: { value } }) => onEdit({ ...edited, nameEn: value }, 'nameEn')}
        />
        <TextInput
          label={t('rules.nameRu')}
          lang="ru"
          required
          maxLength={RULE_NAME_MAX}
          value={edited.nameRu}
          error={nameError(edited.nameRu)}
          onChange={({ target: { value } }) => onEdit({ ...edited, nameRu: value }, 'nameRu')}
        />
        <TextInput
          type="date"
          label={t('action.sendDay')}
          required
          min={todayOn}
          value={edited.startsOn}
          error={edited.startsOn === '' ? t('flaws.missing') : undefined}
          onChange={({ target: { value } }) => onEdit({ ...edited, startsOn: value }, 'startsOn')}
        />
      </fieldset>
    </SideSheet>
  );
}

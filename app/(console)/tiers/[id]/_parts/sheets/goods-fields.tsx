'use client';

import { useState } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { SelectInput } from '@/components/form/select-input';
import { TextArea } from '@/components/form/text-area';
import type { LadderJson } from '@/lib/domain/tiers/ladder';
import type { LadderFields } from './field-types';

type Lines = NonNullable<LadderJson['lines']>;
type Side = 'only' | 'except';
type Name = 'categories' | 'articles';

const LISTS: readonly (readonly [Side, Name])[] = [
  ['only', 'categories'],
  ['only', 'articles'],
  ['except', 'categories'],
  ['except', 'articles'],
];

/** Names that are typed, one a line. */
const namesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** The lines with another list; an empty one is left out, and its side with it when nothing is left. */
function withList(lines: Lines, [side, name]: readonly [Side, Name], names: string[]): Lines {
  const { [side]: goods, ...others } = lines;
  const { [name]: _, ...kept } = goods ?? {};
  const next = names.length === 0 ? kept : { ...kept, [name]: names };
  return Object.keys(next).length === 0 ? others : { ...others, [side]: next };
}

type ListProps = LadderFields & { readonly lines: Lines; readonly of: readonly [Side, Name] };

function GoodsList({ designer, set, errorAt, lines, of }: ListProps) {
  const { t } = designer.words;
  const [side, name] = of;
  const names = lines[side]?.[name] ?? [];
  const [text, setText] = useState(names.join('\n'));
  const isSame = namesOf(text).join('\n') === names.join('\n');
  return (
    <TextArea
      label={t(`goods.${side}.${name}`)}
      rows={2}
      hint={t('goods.hint')}
      value={isSame ? text : names.join('\n')}
      error={errorAt('lines', side, name)}
      onChange={({ target: { value } }) => {
        setText(value);
        set({ lines: withList(lines, of, namesOf(value)) }, `${side}.${name}`);
      }}
    />
  );
}

/** Whether whole receipts count as spend, or which of their lines. */
export function GoodsFields(fields: LadderFields) {
  const { designer, ladder, set } = fields;
  const { t } = designer.words;
  const lines = ladder.lines ?? null;
  if (!ladder.bases.includes('spend')) return null;
  return (
    <>
      <SelectInput
        label={t('rules.goods')}
        required
        value={lines === null ? 'all' : 'some'}
        options={[
          { value: 'all', label: t('goods.all') },
          { value: 'some', label: t('goods.some') },
        ]}
        onChange={({ target: { value } }) => set({ lines: value === 'all' ? null : {} })}
      />
      {lines !== null && (
        <div className="flex flex-col gap-3 border-l-2 pl-3">
          {LISTS.map((of) => (
            <GoodsList key={of.join('.')} {...fields} lines={lines} of={of} />
          ))}
          <Checkbox
            label={t('goods.delivery')}
            checked={lines.delivery ?? false}
            onChange={(event) => set({ lines: { ...lines, delivery: event.target.checked } })}
          />
          <Checkbox
            label={t('goods.giftCards')}
            checked={lines.giftCards ?? false}
            onChange={(event) => set({ lines: { ...lines, giftCards: event.target.checked } })}
          />
        </div>
      )}
    </>
  );
}

'use client';

import { useId, useState } from 'react';
import { Checkbox } from '@/components/form/checkbox';
import { controlStyles } from '@/components/form/control-styles';
import { cx } from '@/components/ui/cx';
import { USUAL_EVENTS } from '@/lib/domain/mechanics/kinds/activity';
import { valueAt } from '@/lib/domain/mechanics/mechanic-edits';
import type { SpecProps } from './field-types';
import { Line } from './line';

/** Names to take: what the programme has, or what apps usually tell. */
function offersOf({ spec: { offers }, fields }: SpecProps<'text'>): readonly string[] {
  if (offers === undefined) return [];
  return offers === 'events' ? USUAL_EVENTS : fields[offers];
}

/** A word that is typed, with names to take. */
export function Word({ spec, fields }: SpecProps<'text'>) {
  const { words, draft, set, errorAt, mayEdit } = fields;
  const id = useId();
  const error = errorAt(spec.at);
  const offers = offersOf({ spec, fields });
  const hint = spec.offers === 'events' ? words.t('hints.event') : undefined;
  return (
    <Line id={id} label={words.t(`fields.${spec.label}`)} error={error} hint={hint}>
      <span className="w-72 max-w-full">
        <input
          type="text"
          list={offers.length === 0 ? undefined : `${id}-offers`}
          autoComplete="off"
          aria-labelledby={id}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          aria-invalid={error === undefined ? undefined : true}
          readOnly={!mayEdit}
          value={String(valueAt(draft, spec.at) ?? '')}
          onChange={(event) => set(spec.at, event.target.value)}
          className={controlStyles}
        />
        {offers.length > 0 && (
          <datalist id={`${id}-offers`}>
            {offers.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        )}
      </span>
    </Line>
  );
}

const linesOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** Names, one a line; none: all. */
export function Lines({ spec, fields }: SpecProps<'lines' | 'tiers'>) {
  const { words, draft, set, errorAt, mayEdit } = fields;
  const id = useId();
  const held = valueAt(draft, spec.at);
  const names: readonly string[] = Array.isArray(held) ? held : [];
  const [text, setText] = useState(names.join('\n'));
  const isSame = linesOf(text).join('\n') === names.join('\n');
  return (
    <Line
      id={id}
      label={words.t(`fields.${spec.label}`)}
      error={errorAt(spec.at)}
      hint={words.t('hints.categories')}
    >
      <textarea
        aria-labelledby={id}
        rows={2}
        readOnly={!mayEdit}
        value={isSame ? text : names.join('\n')}
        onChange={({ target: { value } }) => {
          setText(value);
          const lines = linesOf(value);
          set(spec.at, lines.length === 0 ? undefined : lines);
        }}
        className={cx(controlStyles, 'h-auto max-w-72 resize-y py-1.5 touch:h-auto')}
      />
    </Line>
  );
}

/** Yes or no, and a day. */
export function Simple({ spec, fields }: SpecProps<'yes' | 'day'>) {
  const { words, draft, set, errorAt, mayEdit } = fields;
  const label = words.t(`fields.${spec.label}`);
  const held = valueAt(draft, spec.at);
  if (spec.as === 'yes') {
    return (
      <div className="py-1.5 sm:pl-[164px]">
        <Checkbox
          label={label}
          disabled={!mayEdit}
          checked={held === true}
          onChange={(event) => set(spec.at, event.target.checked)}
        />
      </div>
    );
  }
  return (
    <Line id={spec.at} label={label} error={errorAt(spec.at)}>
      <span className="w-40">
        <input
          type="date"
          aria-label={label}
          readOnly={!mayEdit}
          value={typeof held === 'string' ? held : ''}
          onChange={(event) => set(spec.at, event.target.value)}
          className={controlStyles}
        />
      </span>
    </Line>
  );
}

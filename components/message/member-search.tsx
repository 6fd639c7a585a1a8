'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { controlStyles } from '../form/control-styles';
import { Field } from '../form/field';
import { MEMBER_QUERY_MIN, type MemberHit } from '../shell/member-search';
import { useMemberSearch } from '../shell/use-member-search';
import { Button } from '../ui/button';

export type FoundMember = { readonly memberId: number; readonly name: string };

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly chosen: FoundMember | null;
  readonly onChoose: (member: FoundMember | null) => void;
};

/** A member, found by anything that finds one; who was chosen stands instead of the search. */
export function MemberSearch({ label, hint, chosen, onChoose }: Props) {
  const t = useTranslations('templates.memberSearch');
  const [text, setText] = useState('');
  const { members, failed } = useMemberSearch(text, chosen === null);
  const choose = ({ id, name }: MemberHit) => {
    setText('');
    onChoose({ memberId: Number(id), name });
  };
  const hasNone = text.trim().length >= MEMBER_QUERY_MIN && members.length === 0;
  if (chosen !== null) {
    return (
      <div className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="text-ink-2">{label}</span>
        <span className="font-medium">{chosen.name}</span>
        <Button size="small" onClick={() => onChoose(null)}>
          {t('change')}
        </Button>
      </div>
    );
  }
  return (
    <div>
      <Field label={label} hint={hint} required>
        {(control) => (
          <input
            {...control}
            type="search"
            value={text}
            autoComplete="off"
            placeholder={t('placeholder')}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              const [only] = members;
              if (event.key !== 'Enter' || text.trim() === '') return;
              event.preventDefault();
              if (only !== undefined) choose(only);
            }}
            className={controlStyles}
          />
        )}
      </Field>
      {members.length > 0 && (
        <ul aria-label={t('found')} className="mt-px rounded-control border bg-surface">
          {members.map((hit) => (
            <li key={hit.id} className="border-b last:border-b-0">
              <button
                type="button"
                onClick={() => choose(hit)}
                className="flex min-h-8 w-full flex-wrap items-baseline gap-x-2 px-3 py-1.5 text-left hover:bg-hover touch:min-h-11"
              >
                <span className="font-medium">{hit.name}</span>
                <span className="text-sm text-ink-2">{hit.detail}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="text-sm text-ink-2">
        {failed ? t('failed') : hasNone && t('none')}
      </p>
    </div>
  );
}

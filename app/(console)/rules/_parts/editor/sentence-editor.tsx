'use client';

import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { clauseParts } from '@/components/rule/rule-clause';
import type { RuleWords } from '@/components/rule/rule-words';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import type { DefinitionJson } from '@/lib/domain/rules/definition';
import { readPath, writePath } from '@/lib/domain/rules/draft-path';
import { type Clause, type ClauseId, clausesOf, openClauses } from '@/lib/domain/rules/sentence';
import { TokenButton } from './token-button';

type Props = {
  readonly words: RuleWords;
  readonly draft: DefinitionJson;
  readonly onChange: (draft: DefinitionJson) => void;
};

/** The rule as one sentence, a clause a line; each chosen word opens its picker, a condition is put in by the button below. */
export function SentenceEditor({ words, draft, onChange }: Props) {
  const { t } = words;
  const [fresh, setFresh] = useState<ClauseId>();
  const clauses = clausesOf(draft);
  const more = openClauses(draft);
  const put = (clause: Clause) => {
    setFresh(clause.id);
    onChange(writePath(draft, clause.removes ?? [], clause.begins));
  };
  const firstCondition = clauses.findIndex(({ removes }) => removes !== undefined);
  const lead = (clause: Clause, place: number): string => {
    const isJoined = clause.removes !== undefined && place > firstCondition;
    return isJoined ? t('editor.and') : '';
  };
  return (
    <div className="rounded-panel border bg-surface">
      <ul>
        {clauses.map((clause, place) => (
          <li
            key={clause.id}
            className="grid grid-cols-[52px_minmax(0,1fr)_28px] items-start gap-x-2 border-b px-3 py-2 touch:grid-cols-[44px_minmax(0,1fr)_44px]"
          >
            <span className="pt-1 text-right text-sm text-ink-3">{lead(clause, place)}</span>
            <div className={place === 0 ? 'text-lg leading-8 font-normal' : 'leading-7'}>
              {clauseParts(words, { draft, clause }, ({ name, slot, words: told }) => (
                <TokenButton
                  words={words}
                  slot={slot}
                  told={told}
                  label={
                    clause.removes === undefined
                      ? t(`slotNames.${name as 'points'}`)
                      : t(`clauseNames.${clause.id}`)
                  }
                  value={readPath(draft, slot.path)}
                  isOpenAtFirst={fresh === clause.id && told === null}
                  onChange={(value) => onChange(writePath(draft, slot.path, value))}
                />
              ))}
            </div>
            {clause.removes !== undefined && (
              <IconButton
                label={t('editor.remove', { name: t(`clauseNames.${clause.id}`) })}
                icon={<Icon of={X} size={14} />}
                onClick={() => onChange(writePath(draft, clause.removes ?? [], undefined))}
              />
            )}
          </li>
        ))}
      </ul>
      {more.length > 0 && (
        <div className="px-3 py-2">
          <Menu
            align="start"
            trigger={
              <Button tone="quiet">
                <Icon of={Plus} />
                {t('editor.add')}
              </Button>
            }
            entries={more.map((clause) => ({
              id: clause.id,
              label: t(`clauseNames.${clause.id}`),
              onSelect: () => put(clause),
            }))}
          />
        </div>
      )}
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import { useRuleRefusal } from '@/components/rule/use-rule-refusal';
import { Button } from '@/components/ui/button';
import type { LadderVersion } from '@/lib/domain/tiers/ladder-standing';
import { ChangeList } from '../../_parts/change-list';
import { changeRows } from '../../_parts/change-words';
import type { Designer } from './designer-types';
import type { LadderDraft } from './use-ladder-draft';

type Props = {
  readonly designer: Designer;
  readonly draft: LadderDraft;
  /** The draft as somebody else saved it. */
  readonly theirs: LadderVersion | null;
};

/** Why the draft was not saved: somebody else saved it meanwhile, with both versions and the ways on, or what was refused. */
export function DraftTrouble({ designer, draft, theirs }: Props) {
  const { words, cardNames } = designer;
  const { t } = words;
  const refusal = useRuleRefusal();
  const conflict = useTranslations('ruleBook.conflict');
  if (draft.refusal === undefined) return null;
  if (!draft.isBehind || theirs === null) {
    return (
      <div className="mb-4 flex flex-col items-start gap-2">
        <FormError message={refusal(draft.refusal)} />
        {draft.isDirty && (
          <Button size="small" disabled={draft.isSaving} onClick={draft.retry}>
            {t('conflict.retry')}
          </Button>
        )}
      </div>
    );
  }
  const pair = { before: theirs.definition, after: draft.edited.definition, cards: cardNames };
  return (
    <div
      role="alert"
      className="mb-4 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3"
    >
      <h2 className="text-lg">{t('conflict.title', { name: theirs.savedByName })}</h2>
      <p className="mb-2 text-sm text-ink-2">{t('conflict.text')}</p>
      <ChangeList
        words={words}
        rows={changeRows(words, pair)}
        heads={[conflict('theirs'), conflict('yours')]}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={draft.takeTheirs}>{t('conflict.takeTheirs')}</Button>
        <Button disabled={draft.isSaving} onClick={draft.keepMine}>
          {t('conflict.keepMine')}
        </Button>
      </div>
    </div>
  );
}

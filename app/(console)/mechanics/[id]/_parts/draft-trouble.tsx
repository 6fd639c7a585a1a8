'use client';

import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import { DifferenceRows } from '@/components/rule/difference-rows';
import { useRuleRefusal } from '@/components/rule/use-rule-refusal';
import { Button } from '@/components/ui/button';
import type { MechanicVersion } from '@/lib/domain/mechanics/mechanic-page';
import { differingParts } from '../../_parts/told-parts';
import { useToldWords } from '../../_parts/use-told-words';
import type { Designer } from './designer-types';

type Props = { readonly designer: Designer };

/** Both drafts beside each other, and the ways on. */
function Conflict({ designer, theirs }: Props & { readonly theirs: MechanicVersion }) {
  const { words, state, given } = designer;
  const { t } = words;
  const told = useToldWords(given.dictionary, given.segments);
  const conflict = useTranslations('ruleBook.conflict');
  return (
    <div
      role="alert"
      className="mb-4 rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3"
    >
      <h2 className="text-lg">{t('conflict.title', { name: theirs.savedByName })}</h2>
      <p className="mb-2 text-sm text-ink-2">{t('conflict.text')}</p>
      <DifferenceRows
        rows={differingParts([theirs.definition, state.edited.definition], told)}
        heads={[conflict('theirs'), conflict('yours')]}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={state.takeTheirs}>{t('conflict.takeTheirs')}</Button>
        <Button disabled={state.isSaving} onClick={state.keepMine}>
          {t('conflict.keepMine')}
        </Button>
      </div>
    </div>
  );
}

/** Why the draft was not saved: somebody else saved it meanwhile, or what was refused. */
export function DraftTrouble({ designer }: Props) {
  const { words, state, given } = designer;
  const refusal = useRuleRefusal();
  const { undecided } = given.standing;
  if (state.refusal === undefined) return null;
  if (state.isBehind && undecided?.state === 'draft') {
    return <Conflict designer={designer} theirs={undecided} />;
  }
  return (
    <div className="mb-4 flex flex-col items-start gap-2">
      <FormError message={refusal(state.refusal)} />
      {state.isDirty && (
        <Button size="small" disabled={state.isSaving} onClick={state.retry}>
          {words.t('conflict.retry')}
        </Button>
      )}
    </div>
  );
}

import type { EditedRule } from '@/components/rule/edited-rule';
import type { RuleWords } from '@/components/rule/rule-words';
import { Button } from '@/components/ui/button';
import { DifferenceList } from '../difference-list';

type Props = {
  readonly words: RuleWords;
  readonly theirs: EditedRule;
  readonly mine: EditedRule;
  /** Who saved the other version. */
  readonly savedByName: string;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
};

/** Somebody else saved the draft meanwhile: both versions, and the two ways on. */
export function RuleConflict({
  words,
  theirs,
  mine,
  savedByName,
  onTakeTheirs,
  onKeepMine,
}: Props) {
  const { t } = words;
  return (
    <div
      role="alert"
      className="rounded-panel border border-l-3 border-l-warning bg-surface px-4 py-3"
    >
      <h2 className="text-lg">{t('conflict.title', { name: savedByName })}</h2>
      <p className="mb-2 text-sm text-ink-2">{t('conflict.text')}</p>
      <DifferenceList
        words={words}
        before={theirs}
        after={mine}
        heads={[t('conflict.theirs'), t('conflict.yours')]}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button onClick={onTakeTheirs}>{t('conflict.takeTheirs')}</Button>
        <Button onClick={onKeepMine}>{t('conflict.keepMine')}</Button>
      </div>
    </div>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import type { EditedRule, EditTarget } from '@/components/rule/edited-rule';
import { plainRule } from '@/components/rule/plain-rule';
import { clauseText } from '@/components/rule/rule-clause';
import { type RuleWords, slotWords } from '@/components/rule/rule-words';
import { useRuleRefusal } from '@/components/rule/use-rule-refusal';
import { useRuleWords } from '@/components/rule/use-rule-words';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { type DefinitionJson, definitionSchema } from '@/lib/domain/rules/definition';
import type { RuleDictionary } from '@/lib/domain/rules/dictionary';
import { readPath } from '@/lib/domain/rules/draft-path';
import { clausesOf } from '@/lib/domain/rules/sentence';
import type { TrialReceipt } from '@/lib/domain/rules/trial';
import { MonthTrial } from '../trial/month-trial';
import { ReceiptTrial } from '../trial/receipt-trial';
import { RuleConflict } from './rule-conflict';
import { RuleFields } from './rule-fields';
import { SentenceEditor } from './sentence-editor';
import { SubmitRule } from './submit-rule';
import { useRuleDraft } from './use-rule-draft';

type Props = {
  readonly dictionary: RuleDictionary;
  readonly kept: EditedRule;
  readonly target: EditTarget;
  readonly todayOn: string;
  readonly receipts: readonly TrialReceipt[];
  readonly months: readonly string[];
  /** Under which what is typed and not saved is kept in this browser. */
  readonly typedKey: string;
};

/** What still has to be said, by its name; empty when the rule is whole. */
function missingOf(words: RuleWords, definition: DefinitionJson): readonly string[] {
  const missing = clausesOf(definition).filter(({ slots }) =>
    Object.values(slots).some(
      (slot) => slotWords(words, slot, readPath(definition, slot.path)) === null,
    ),
  );
  if (missing.length > 0) return missing.map(({ id }) => words.t(`clauseNames.${id}`));
  if (definitionSchema.safeParse(definition).success) return [];
  const [head] = clausesOf(definition);
  return head === undefined ? [] : [clauseText(words, { draft: definition, clause: head })];
}

/** A version of a rule, edited as one sentence; at the right it is tried on receipts as it is typed. */
export function RuleEditor(props: Props) {
  const { dictionary, kept, target, todayOn, receipts, months } = props;
  const words = useRuleWords(dictionary);
  const plain = useTranslations('rules');
  const refusalWords = useRuleRefusal();
  const draft = useRuleDraft(props);
  const { t } = words;
  const { edited, setEdited } = draft;
  const missing = missingOf(words, edited.definition);
  const names = [
    ...missing,
    ...(edited.nameEn.trim() === '' ? [t('editor.nameEn')] : []),
    ...(edited.nameRu.trim() === '' ? [t('editor.nameRu')] : []),
    ...(edited.startsOn === '' ? [t('editor.startsOn')] : []),
  ];
  const incomplete =
    names.length > 0 ? t('editor.incomplete', { names: names.join(', ') }) : undefined;
  const ruleId = target.kind === 'new' ? null : target.ruleId;
  const isWhole = missing.length === 0;
  const candidate = isWhole ? { definition: edited.definition, ruleId } : null;
  return (
    <div className="grid gap-x-8 gap-y-6 dock:grid-cols-[minmax(0,1fr)_372px]">
      <div className="flex min-w-0 flex-col gap-5">
        <FormError message={draft.isBehind ? undefined : refusalWords(draft.refusal)} />
        {draft.isBehind && target.kind === 'draft' && (
          <RuleConflict
            words={words}
            theirs={kept}
            mine={edited}
            savedByName={target.savedByName}
            onTakeTheirs={draft.takeTheirs}
            onKeepMine={draft.saveOver}
          />
        )}
        <div>
          <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
            <h2 className="text-lg">{t('editor.sentence')}</h2>
            <p className="text-sm text-ink-2">{t('editor.sentenceNote')}</p>
          </div>
          <SentenceEditor
            words={words}
            draft={edited.definition}
            onChange={(definition) => setEdited({ ...edited, definition })}
          />
        </div>
        <RuleFields
          words={words}
          edited={edited}
          onChange={setEdited}
          todayOn={todayOn}
          hasNames={target.kind === 'next'}
        />
        <div>
          <h2 className="text-sm font-medium">{t('editor.inWords')}</h2>
          <p className="max-w-prose text-ink-2">
            {plainRule({ ...words, t: plain }, edited.definition) ?? incomplete}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2 border-t pt-4">
          <Button
            tone={target.kind === 'draft' && !draft.isChanged ? 'default' : 'primary'}
            disabledReason={incomplete}
            disabled={draft.isPending}
            onClick={draft.save}
          >
            {t('editor.save')}
          </Button>
          {target.kind === 'draft' && (
            <SubmitRule
              t={t}
              ruleId={target.ruleId}
              versionId={target.versionId}
              version={draft.version}
              disabledReason={incomplete ?? (draft.isChanged ? t('editor.saveFirst') : undefined)}
            />
          )}
          {draft.isTyped && (
            <Button tone="quiet" onClick={draft.discard}>
              {t('editor.discard')}
            </Button>
          )}
          <span role="status" className="text-sm text-ink-2">
            {draft.isChanged ? (
              <Status tone="warning">{t(draft.isBack ? 'editor.back' : 'editor.unsaved')}</Status>
            ) : (
              t('editor.saved')
            )}
          </span>
        </div>
      </div>
      <aside aria-label={t('editor.tryTitle')} className="min-w-0">
        <Section title={t('try.title')} note={t('try.note')}>
          <ReceiptTrial words={words} receipts={receipts} candidate={candidate ?? 'incomplete'} />
        </Section>
        <Section title={t('sample.title')}>
          <MonthTrial words={words} months={months} candidate={candidate} />
        </Section>
      </aside>
    </div>
  );
}

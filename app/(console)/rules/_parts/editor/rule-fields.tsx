import { TextInput } from '@/components/form/text-input';
import type { EditedRule } from '@/components/rule/edited-rule';
import type { RuleWords } from '@/components/rule/rule-words';
import { RULE_NAME_MAX } from '@/lib/domain/rules/versions';

type Props = {
  readonly words: RuleWords;
  readonly edited: EditedRule;
  readonly onChange: (edited: EditedRule) => void;
  readonly todayOn: string;
  /** The rule has its names: the next version keeps them until it is a draft. */
  readonly hasNames: boolean;
};

/** What the rule is called, and from when to when the version holds. */
export function RuleFields({ words: { t }, edited, onChange, todayOn, hasNames }: Props) {
  const isEnded = edited.endsOn !== null && edited.endsOn < edited.startsOn;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {!hasNames && (
        <>
          <TextInput
            label={t('editor.nameEn')}
            lang="en"
            required
            maxLength={RULE_NAME_MAX}
            value={edited.nameEn}
            onChange={(event) => onChange({ ...edited, nameEn: event.target.value })}
          />
          <TextInput
            label={t('editor.nameRu')}
            lang="ru"
            required
            maxLength={RULE_NAME_MAX}
            value={edited.nameRu}
            onChange={(event) => onChange({ ...edited, nameRu: event.target.value })}
          />
        </>
      )}
      <TextInput
        type="date"
        label={t('editor.startsOn')}
        required
        min={todayOn}
        value={edited.startsOn}
        error={edited.startsOn < todayOn ? t('editor.dayPast') : undefined}
        onChange={(event) => onChange({ ...edited, startsOn: event.target.value })}
      />
      {edited.definition.kind !== 'terms' && (
        <TextInput
          type="date"
          label={t('editor.endsOn')}
          hint={t('editor.endsHint')}
          min={edited.startsOn}
          value={edited.endsOn ?? ''}
          error={isEnded ? t('editor.dayWrong') : undefined}
          onChange={(event) =>
            onChange({ ...edited, endsOn: event.target.value === '' ? null : event.target.value })
          }
        />
      )}
    </div>
  );
}

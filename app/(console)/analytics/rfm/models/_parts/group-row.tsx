import { ArrowDown, ArrowUp, GripVertical, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { controlStyles } from '@/components/form/control-styles';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { NAME_MAX_CHARS } from '@/lib/domain/access/limits';
import type { RuleCheck } from '@/lib/domain/analytics/rfm-model/check-groups';
import type { ScorePreview } from '@/lib/domain/analytics/rfm-model/saved-model';
import {
  type ModelGroup,
  SCORE_NAMES,
  type ScoreRange,
} from '@/lib/domain/analytics/rfm-model/score-groups';
import { GroupSize } from './group-size';

export type MoveWay = 'up' | 'down';

type Props = {
  readonly group: ModelGroup;
  readonly place: number;
  readonly places: number;
  readonly bins: number;
  readonly check: RuleCheck | undefined;
  readonly nameOf: (id: string) => string;
  readonly size: number | null;
  readonly preview: ScorePreview | null;
  readonly isStale: boolean;
  readonly mayEdit: boolean;
  readonly onChange: (part: Partial<ModelGroup>) => void;
  readonly onMove: (way: MoveWay) => void;
  readonly onDrag: () => void;
  readonly onDrop: () => void;
  readonly onRemove: () => void;
};

/** A group: its place, its name, the ranges of its scores, and how many members it takes. */
export function GroupRow(props: Props) {
  const { group, place, check, nameOf, size, preview, isStale, mayEdit, bins, onChange } = props;
  const t = useTranslations('rfmModels');
  return (
    <li
      onDragOver={(event) => event.preventDefault()}
      onDrop={props.onDrop}
      className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1.5 border-b py-2 max-[1159px]:*:order-3 max-[1159px]:*:col-span-2 min-[1160px]:grid-cols-[84px_minmax(120px,1fr)_max-content_minmax(120px,190px)_32px]"
    >
      <Order {...props} />
      <input
        type="text"
        aria-label={t('groupName', { place })}
        required
        autoComplete="off"
        maxLength={NAME_MAX_CHARS}
        readOnly={!mayEdit}
        aria-invalid={group.name.trim() === '' ? true : undefined}
        value={group.name}
        onChange={({ target }) => onChange({ name: target.value })}
        className={controlStyles}
      />
      <div className="flex flex-wrap gap-x-3 gap-y-1">
        {SCORE_NAMES.map((name) => (
          <RangeFields
            key={name}
            letter={name.toUpperCase()}
            label={t(`scores.${name}`)}
            of={group.name}
            range={group[name]}
            bins={bins}
            mayEdit={mayEdit}
            onChange={(range) => onChange({ [name]: range })}
          />
        ))}
      </div>
      <GroupSize size={size} preview={preview} isStale={isStale} />
      {mayEdit && props.places > 1 ? (
        <IconButton
          label={t('removeGroup', { name: group.name })}
          icon={<Icon of={Trash2} />}
          onClick={props.onRemove}
          className="justify-self-end max-[1159px]:order-2! max-[1159px]:col-span-1!"
        />
      ) : (
        <span className="max-[1159px]:hidden" />
      )}
      {check !== undefined && <Overlap check={check} nameOf={nameOf} />}
    </li>
  );
}

/** Where the group stands: a handle for the mouse, and buttons up and down. */
function Order({ group, place, places, mayEdit, onMove, onDrag }: Props) {
  const t = useTranslations('rfmModels');
  return (
    <div className="flex items-center max-[1159px]:order-1! max-[1159px]:col-span-1!">
      {mayEdit && (
        <span
          draggable
          onDragStart={onDrag}
          aria-hidden="true"
          className="cursor-grab text-ink-3 touch:hidden"
        >
          <Icon of={GripVertical} />
        </span>
      )}
      <span className="w-6 text-right text-sm text-ink-2 tabular-nums">{place}</span>
      {mayEdit && (
        <>
          <IconButton
            id={`up-${group.id}`}
            label={t('moveUp', { name: group.name })}
            icon={<Icon of={ArrowUp} />}
            aria-disabled={place === 1}
            onClick={() => onMove('up')}
            className={cx('w-6!', place === 1 && 'text-ink-3')}
          />
          <IconButton
            id={`down-${group.id}`}
            label={t('moveDown', { name: group.name })}
            icon={<Icon of={ArrowDown} />}
            aria-disabled={place === places}
            onClick={() => onMove('down')}
            className={cx('w-6!', place === places && 'text-ink-3')}
          />
        </>
      )}
    </div>
  );
}

type RangeProps = {
  readonly letter: string;
  readonly label: string;
  /** The name of the group. */
  readonly of: string;
  readonly range: ScoreRange;
  readonly bins: number;
  readonly mayEdit: boolean;
  readonly onChange: (range: ScoreRange) => void;
};

/** From one score to another; one that passes the other takes it along. */
function RangeFields({ letter, label, of, range, bins, mayEdit, onChange }: RangeProps) {
  const t = useTranslations('rfmModels');
  const [from, to] = range;
  const scale = Array.from({ length: bins }, (_, index) => index + 1);
  const end = (kind: 'from' | 'to', value: number, pick: (score: number) => ScoreRange) => (
    <select
      aria-label={t(`range.${kind}`, { score: label, name: of })}
      disabled={!mayEdit}
      value={value}
      onChange={({ target }) => onChange(pick(Number(target.value)))}
      className={cx(controlStyles, 'w-13! px-1.5! disabled:text-ink touch:w-16!')}
    >
      {scale.map((score) => (
        <option key={score} value={score}>
          {score}
        </option>
      ))}
    </select>
  );
  return (
    <div className="flex items-center gap-1">
      <span aria-hidden="true" className="w-3 text-sm text-ink-2">
        {letter}
      </span>
      {end('from', from, (score) => [score, Math.max(score, to)])}
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      {end('to', to, (score) => [Math.min(score, from), score])}
    </div>
  );
}

/** Which rules before it take scores that this one describes; a rule that gets none is never reached. */
function Overlap({
  check,
  nameOf,
}: {
  readonly check: RuleCheck;
  readonly nameOf: Props['nameOf'];
}) {
  const t = useTranslations('rfmModels');
  const { described, taken, before } = check;
  if (before.length === 0) return null;
  const names = before.map(({ id, scores }) => t('overlapPart', { name: nameOf(id), scores }));
  return (
    <p
      className={cx(
        'text-xs min-[1160px]:col-start-2 min-[1160px]:col-end-5',
        taken === 0 ? 'text-warning-text' : 'text-ink-2',
      )}
    >
      {t(taken === 0 ? 'neverReached' : 'overlap', {
        described,
        taken,
        names: names.join(', '),
      })}
    </p>
  );
}

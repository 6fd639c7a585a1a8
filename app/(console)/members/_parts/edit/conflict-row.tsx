import { useTranslations } from 'next-intl';
import { cx } from '@/components/ui/cx';
import type { Side } from '@/lib/domain/members/cleansing/edit-conflict';

type Props = {
  readonly name: string;
  readonly label: string;
  readonly note: string;
  readonly theirs: string;
  readonly mine: string;
  readonly side: Side | null;
  readonly onChoose: (side: Side) => void;
};

/** One field: the value that was saved meanwhile beside the one typed here. */
export function ConflictRow({ name, label, note, theirs, mine, side, onChoose }: Props) {
  const t = useTranslations('memberEdit.conflict');
  const sides = [
    { id: 'theirs', value: theirs },
    { id: 'mine', value: mine },
  ] as const;
  return (
    <fieldset className="border-t px-3.5 py-3 first:border-t-0">
      <legend className="float-left mb-1.5 w-full">
        <span className="font-semibold">{label}</span>
        <span className={cx('ml-2 text-xs', side === null ? 'text-warning-text' : 'text-ink-2')}>
          {note}
        </span>
      </legend>
      <div className="clear-both grid gap-2 sm:grid-cols-2">
        {sides.map(({ id, value }) => (
          <label
            key={id}
            className={cx(
              'flex min-w-0 items-start gap-2 rounded-control border px-2.5 py-2',
              side === id ? 'border-primary bg-primary-soft' : 'border-line-strong bg-raised',
            )}
          >
            <input
              type="radio"
              name={`conflict-${name}`}
              checked={side === id}
              onChange={() => onChoose(id)}
              className="mt-0.5 size-4 shrink-0 accent-primary"
            />
            <span className="min-w-0">
              <span className="block text-xs text-ink-2">{t(id)}</span>
              <span className="block break-words">{value}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

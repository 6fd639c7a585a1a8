import { WINDOW_UNITS, type Window, windowSchema } from '@/lib/domain/segments/slots';
import { windowDays } from '@/lib/domain/segments/window';
import { formatDay } from '@/lib/format/dates';
import { SelectInput } from '../../form/select-input';
import { TextInput } from '../../form/text-input';
import { SegmentedControl } from '../../ui/segmented-control';
import type { SegmentWords } from '../segment-words';

const KINDS = ['last', 'ago', 'days'] as const;
type Kind = (typeof KINDS)[number];

/** A window as it is typed: every way of saying it is kept while one is chosen. */
export type TypedWindow = {
  readonly kind: Kind;
  readonly count: string;
  readonly unit: (typeof WINDOW_UNITS)[number];
  readonly fromAgo: string;
  readonly toAgo: string;
  readonly fromOn: string;
  readonly toOn: string;
};

/** A window as the fields show it. */
export function windowTyped(window: Window): TypedWindow {
  const empty = {
    count: '30',
    unit: 'day',
    fromAgo: '',
    toAgo: '90',
    fromOn: '',
    toOn: '',
  } as const;
  switch (window.kind) {
    case 'last':
      return { ...empty, kind: 'last', count: String(window.count), unit: window.unit };
    case 'ago':
      return {
        ...empty,
        kind: 'ago',
        fromAgo: window.from === undefined ? '' : String(window.from),
        toAgo: String(window.to),
      };
    case 'days':
      return { ...empty, kind: 'days', fromOn: window.from ?? '', toOn: window.to ?? '' };
  }
}

const whole = (text: string): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN);

/** The window that is typed; null when it is none. */
export function readWindow(typed: TypedWindow): Window | null {
  const { kind, unit, fromAgo, toAgo, fromOn, toOn } = typed;
  const raw = {
    last: { kind, count: whole(typed.count), unit },
    ago: {
      kind,
      ...(fromAgo.trim() === '' ? {} : { from: whole(fromAgo) }),
      to: whole(toAgo),
    },
    days: {
      kind,
      ...(fromOn === '' ? {} : { from: fromOn }),
      ...(toOn === '' ? {} : { to: toOn }),
    },
  }[kind];
  const parsed = windowSchema.safeParse(raw);
  return parsed.success ? parsed.data : null;
}

type Props = {
  readonly words: SegmentWords;
  readonly typed: TypedWindow;
  readonly isWrong: boolean;
  readonly onChange: (typed: TypedWindow) => void;
};

/** The days that are meant today, so that nobody counts them on their fingers. */
function Boundary({ words, typed }: Pick<Props, 'words' | 'typed'>) {
  const { t, locale, dictionary } = words;
  const window = readWindow(typed);
  if (window === null) return null;
  const { from, to } = windowDays(window, dictionary.todayOn);
  const day = (on: string | null) => (on === null ? '' : formatDay(on, locale));
  const text =
    to === null
      ? t('pickers.boundary', { day: day(from) })
      : from === null
        ? t('pickers.until', { day: day(to) })
        : t('pickers.between', { from: day(from), to: day(to) });
  return (
    <p role="status" className="mt-2 text-xs text-ink-2">
      {text}
    </p>
  );
}

/** The fields of a window: the last so many days, so many days ago, or dates. */
export function WindowFields({ words, typed, isWrong, onChange }: Props) {
  const { t } = words;
  const error = isWrong ? t('pickers.wrong') : undefined;
  const field = (name: 'count' | 'fromAgo' | 'toAgo' | 'fromOn' | 'toOn') => ({
    required: true,
    autoComplete: 'off',
    value: typed[name],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onChange({ ...typed, [name]: event.target.value }),
  });
  return (
    <>
      <div className="mb-3">
        <SegmentedControl
          label={t('slotNames.window')}
          items={KINDS.map((id) => ({
            id,
            label: t(`pickers.${id === 'days' ? 'dates' : id}`),
          }))}
          current={typed.kind}
          onChange={(id) => onChange({ ...typed, kind: id as Kind })}
        />
      </div>
      <div className="grid grid-cols-2 gap-3">
        {typed.kind === 'last' && (
          <>
            <TextInput
              label={t('pickers.count')}
              inputMode="numeric"
              error={error}
              {...field('count')}
            />
            <SelectInput
              label={t('pickers.unit')}
              required
              value={typed.unit}
              options={WINDOW_UNITS.map((unit) => ({ value: unit, label: t(`pickers.${unit}`) }))}
              onChange={(event) => onChange({ ...typed, unit: event.target.value as 'day' })}
            />
          </>
        )}
        {typed.kind === 'ago' && (
          <>
            <TextInput
              label={t('pickers.fromAgo')}
              inputMode="numeric"
              error={error}
              {...field('fromAgo')}
            />
            <TextInput label={t('pickers.toAgo')} inputMode="numeric" {...field('toAgo')} />
          </>
        )}
        {typed.kind === 'days' && (
          <>
            <TextInput type="date" label={t('pickers.from')} error={error} {...field('fromOn')} />
            <TextInput type="date" label={t('pickers.to')} {...field('toOn')} />
          </>
        )}
      </div>
      <Boundary words={words} typed={typed} />
    </>
  );
}

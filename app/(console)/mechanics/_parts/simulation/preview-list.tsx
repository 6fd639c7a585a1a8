'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { TextInput } from '@/components/form/text-input';
import { DataTable } from '@/components/table/data-table';
import { ErrorState } from '@/components/ui/error-state';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { useAnswer } from '@/components/ui/use-answer';
import { AWARD_CONDITIONS } from '@/lib/domain/mechanics/decision';
import type { MechanicJson } from '@/lib/domain/mechanics/definition';
import type { MechanicPreview, ShownLine } from '@/lib/domain/mechanics/simulation/shown-preview';
import { type MechanicWords, useMechanicWords } from './use-words';

type Props = {
  readonly ruleId: number | null;
  readonly draft: MechanicJson | null;
};

const NUMBER = /^(?:MBR-)?(\d{1,15})$/i;

function toldOf({ t, points }: MechanicWords, { did, points: given, reason }: ShownLine): string {
  if (did === 'gave') {
    return given === null || given === '0'
      ? t('preview.gift')
      : t('preview.gave', { points: points(given) });
  }
  if (did !== 'refused') return t(`preview.${did}`);
  const known = AWARD_CONDITIONS.find((one) => one === reason);
  return t('preview.refused', { reason: known === undefined ? '' : t(`reasons.${known}`) });
}

/** Who gets what when in the next 400 days: some members for whom it is due, and one that the reader names. */
export function PreviewList({ ruleId, draft }: Props) {
  const t = useTranslations('mechanicSimulation.preview');
  const [typed, setTyped] = useState('');
  const memberId = Number(NUMBER.exec(typed.trim())?.[1] ?? 0) || null;
  const question = useMemo(
    () => (draft === null ? null : JSON.stringify({ ruleId, draft, memberId })),
    [ruleId, draft, memberId],
  );
  const { value, isStale, hasFailed } = useAnswer<MechanicPreview>(
    '/api/internal/mechanics/preview',
    question,
  );
  if (draft === null) return null;
  return (
    <Section title={t('title')} note={t('note')}>
      <div className="mb-2 max-w-60">
        <TextInput
          label={t('find')}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {hasFailed && !isStale && <ErrorState cause={t('failed')} />}
      {value === undefined && isStale && <Skeleton className="h-40" />}
      {value !== undefined && (
        <div aria-busy={isStale} className={isStale ? 'opacity-60' : ''}>
          <PreviewTable preview={value} ruleId={ruleId} />
        </div>
      )}
    </Section>
  );
}

function PreviewTable({
  preview: { lines, others, currency },
  ruleId,
}: {
  readonly preview: MechanicPreview;
  readonly ruleId: number | null;
}) {
  const words = useMechanicWords(currency);
  const { t, day, named } = words;
  const by = (line: ShownLine) => {
    const other = others.find((one) => one.ruleId === line.ruleId && one.ruleId !== ruleId);
    return other === undefined ? [] : [t('preview.by', { mechanic: named(other) })];
  };
  const notes = (line: ShownLine) => [
    ...by(line),
    ...line.notes.map((note) => t(`preview.notes.${note}`)),
  ];
  return (
    <DataTable
      caption={t('preview.title')}
      rows={lines.map((line, place) => ({ ...line, place }))}
      rowKey={({ place }) => String(place)}
      rowHref={({ member }) => `/members/${member.memberId}`}
      columns={[
        {
          id: 'member',
          header: t('preview.member'),
          cell: ({ member }) => member.name ?? member.code,
        },
        { id: 'day', header: t('preview.day'), cell: ({ on }) => day(on) },
        {
          id: 'what',
          header: t('preview.what'),
          cell: (line) => (
            <>
              {toldOf(words, line)}
              {notes(line).length > 0 && (
                <span className="ml-1.5 text-xs text-ink-2">{notes(line).join(', ')}</span>
              )}
            </>
          ),
        },
      ]}
      empty={<p className="text-sm text-ink-2">{t('preview.none')}</p>}
    />
  );
}

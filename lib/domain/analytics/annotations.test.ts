import { describe, expect, it } from 'vitest';
import {
  type Annotation,
  annotatedMonths,
  type DatedVersion,
  ruleAnnotations,
  shownAnnotations,
} from './annotations';

const TODAY = '2026-11-20';
const version = (
  ruleId: number,
  kind: DatedVersion['kind'],
  startsOn: string,
  endsOn?: string,
) => ({
  ruleId,
  kind,
  nameEn: `R${ruleId}`,
  nameRu: `П${ruleId}`,
  startsOn,
  endsOn: endsOn ?? null,
});
const none = { switches: [], moves: [] };
const told = (annotations: readonly Annotation[]) =>
  annotations.map(({ on, kind, isLive }) => `${on} ${kind}${isLive ? ' live' : ''}`).toSorted();

describe('what rules set on the time axis', () => {
  it('a rule begins, changes and ends the day after its last day', () => {
    const versions = [
      version(1, 'earning', '2026-01-01'),
      version(1, 'earning', '2026-05-01', '2026-09-30'),
    ];
    expect(told(ruleAnnotations({ ...none, versions }, TODAY))).toEqual([
      '2026-01-01 ruleBegan',
      '2026-05-01 ruleChanged',
      '2026-10-01 ruleEnded',
    ]);
  });

  it('a ladder is told as a ladder, and two versions of one day as one change', () => {
    const versions = [
      version(2, 'tiers', '2026-01-01'),
      version(2, 'tiers', '2026-07-01'),
      version(2, 'tiers', '2026-07-01'),
    ];
    expect(told(ruleAnnotations({ ...none, versions }, TODAY))).toEqual([
      '2026-01-01 ladderBegan',
      '2026-07-01 ladderChanged',
    ]);
  });

  it('a mechanic that nobody launched sets nothing', () => {
    const versions = [version(3, 'mechanic', '2026-02-01')];
    expect(ruleAnnotations({ ...none, versions }, TODAY)).toEqual([]);
  });

  const switches = { ruleId: 3, launchedOn: '2026-02-10', pausedOn: null, archivedOn: null };

  it('a mechanic is launched on the later of its launch and its first day, and is live while it runs', () => {
    const versions = [version(3, 'mechanic', '2026-02-01'), version(3, 'mechanic', '2026-06-01')];
    const moves = [
      { ruleId: 3, move: 'pause', on: '2026-03-01' },
      { ruleId: 3, move: 'resume', on: '2026-03-05' },
    ] as const;
    expect(told(ruleAnnotations({ versions, switches: [switches], moves }, TODAY))).toEqual([
      '2026-02-10 launched live',
      '2026-03-01 paused',
      '2026-03-05 resumed',
      '2026-06-01 changed',
    ]);
    const early = { ...switches, launchedOn: '2026-01-15', pausedOn: '2026-04-01' };
    expect(told(ruleAnnotations({ versions, switches: [early], moves: [] }, TODAY))).toEqual([
      '2026-02-01 launched',
      '2026-04-01 paused',
      '2026-06-01 changed',
    ]);
  });

  it('put away before its end it is stopped, after it it had ended', () => {
    const versions = [version(3, 'mechanic', '2026-02-01', '2026-05-31')];
    const of = (archivedOn: string | null) =>
      told(
        ruleAnnotations({ versions, switches: [{ ...switches, archivedOn }], moves: [] }, TODAY),
      );
    expect(of('2026-04-01')).toEqual(['2026-02-10 launched', '2026-04-01 stopped']);
    expect(of('2026-08-01')).toEqual(['2026-02-10 launched', '2026-06-01 ended']);
    expect(of(null)).toEqual(['2026-02-10 launched', '2026-06-01 ended']);
  });
});

describe('annotations on an axis', () => {
  const note = (noteId: number, on: string): Annotation => ({
    id: `note-${noteId}`,
    on,
    kind: 'note',
    rule: null,
    isLive: false,
    note: { noteId, version: 1, text: 'x', byName: 'Anna' },
  });

  it('are those of its days, in order, each once', () => {
    const all = [
      note(2, '2026-05-31'),
      note(1, '2026-05-01'),
      note(1, '2026-05-01'),
      note(3, '2026-06-01'),
    ];
    const shown = shownAnnotations(all, { from: '2026-05-01', to: '2026-05-31' });
    expect(shown.map(({ id }) => id)).toEqual(['note-1', 'note-2']);
  });

  it('months with something get letters from the left', () => {
    const all = [note(1, '2026-03-02'), note(2, '2026-05-01'), note(3, '2026-05-09')];
    const places = annotatedMonths(['2026-03', '2026-04', '2026-05'], all);
    expect(
      places.map(({ letter, index, annotations }) => [letter, index, annotations.length]),
    ).toEqual([
      ['A', 0, 1],
      ['B', 2, 2],
    ]);
  });
});

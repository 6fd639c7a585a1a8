import { minorTyped } from '@/components/rule/minor-typed';
import type { Locale } from '@/lib/domain/access/preferences';
import {
  type RfmCut,
  STANDARD_CUT,
  THRESHOLD_KINDS,
  type ThresholdKind,
} from '@/lib/domain/analytics/rfm-model/cut';
import type { ListedModel } from '@/lib/domain/analytics/rfm-model/saved-model';
import { type ModelGroup, STANDARD_GROUPS } from '@/lib/domain/analytics/rfm-model/score-groups';
import { parseAmount } from '@/lib/domain/purchases/claim-search';
import type { CurrencyCode } from '@/lib/domain/shared/money';

/** A model as it is typed: edges as text, every group under a name. */
export type ModelDraft = {
  readonly name: string;
  readonly cut: Omit<RfmCut, 'thresholds'>;
  readonly edges: Readonly<Record<ThresholdKind, string>>;
  readonly groups: readonly ModelGroup[];
};

/** What a draft is read and written with. */
export type DraftContext = {
  readonly locale: Locale;
  readonly currency: CurrencyCode;
  /** The ten groups of the R package in the reader's language, by id. */
  readonly standardNames: Readonly<Record<string, string>>;
};

type Said = Pick<ListedModel, 'name' | 'cut' | 'groups'>;

/** What a new model begins with: the default under no name. */
export const NEW_MODEL: Said = { name: '', cut: STANDARD_CUT, groups: STANDARD_GROUPS };

/** The name of a group in the reader's language. */
export const groupName = ({ id, name }: ModelGroup, { standardNames }: DraftContext): string =>
  name === '' ? (standardNames[id] ?? id) : name;

function edgesText(cut: RfmCut, { locale, currency }: DraftContext) {
  const { thresholds } = cut;
  if (thresholds === null) return { recencyDays: '', frequency: '', moneyMinor: '' };
  const money = (minor: number) => minorTyped(String(minor), currency, locale === 'ru' ? ',' : '.');
  return {
    recencyDays: thresholds.recencyDays.join(' '),
    frequency: thresholds.frequency.join(' '),
    moneyMinor: thresholds.moneyMinor.map(money).join(' '),
  };
}

/** A model as it can be typed on. */
export function draftOf(model: Said, context: DraftContext): ModelDraft {
  const { thresholds: _, ...cut } = model.cut;
  return {
    name: model.name,
    cut,
    edges: edgesText(model.cut, context),
    groups: model.groups.map((group) => ({ ...group, name: groupName(group, context) })),
  };
}

const WHOLE = /^\d{1,9}$/;

/** Edges as numbers, one less than there are bins and each above the one before it; null: they are not. */
export function readEdges(
  kind: ThresholdKind,
  { edges, cut }: ModelDraft,
  { currency }: DraftContext,
): readonly number[] | null {
  const parts = edges[kind].trim().split(/[\s;]+/);
  const values = parts.map((part) => {
    if (kind === 'moneyMinor') return Number(parseAmount(part, currency) ?? Number.NaN);
    return WHOLE.test(part) ? Number(part) : Number.NaN;
  });
  const isAscending = values.every((value, at) => value > (values[at - 1] ?? 0));
  return values.length === cut.bins - 1 && isAscending ? values : null;
}

/** How the draft cuts; null while its edges are not all there. */
export function cutOf(draft: ModelDraft, context: DraftContext): RfmCut | null {
  if (draft.cut.binning !== 'thresholds') return { ...draft.cut, thresholds: null };
  const [recencyDays, frequency, moneyMinor] = THRESHOLD_KINDS.map((kind) =>
    readEdges(kind, draft, context),
  );
  if (!recencyDays || !frequency || !moneyMinor) return null;
  return { ...draft.cut, thresholds: { recencyDays, frequency, moneyMinor } };
}

/** The groups as they are kept: one of the ten that still has its name has none of its own. */
export function keptGroups(
  { groups }: ModelDraft,
  { standardNames }: DraftContext,
): readonly ModelGroup[] {
  return groups.map((group) => ({
    ...group,
    name: standardNames[group.id] === group.name.trim() ? '' : group.name.trim(),
  }));
}

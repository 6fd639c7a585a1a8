import { z } from 'zod';
import { idInput, nameInput, versionInput } from '@/lib/domain/access/inputs';
import { NAME_MAX_CHARS } from '@/lib/domain/access/limits';
import { isPlainText } from '@/lib/domain/shared/plain-text';
import { isRfmGroup } from '../rfm-groups';
import {
  BINS_MAX,
  BINS_MIN,
  CUT_BINNINGS,
  CUT_FREQUENCY,
  CUT_MONEY,
  CUT_WINDOWS,
  THRESHOLD_KINDS,
} from './cut';
import { MODEL_GROUPS_MAX, NO_GROUP } from './score-groups';

const THRESHOLD_MAX = 1_000_000_000_000;

const ascending = (values: readonly number[]) =>
  values.every((value, at) => at === 0 || value > (values[at - 1] ?? 0));

const edges = z
  .array(z.number().int().min(1).max(THRESHOLD_MAX))
  .max(BINS_MAX - 1)
  .refine(ascending)
  .readonly();

/** How scores come about: thresholds are given when they are what cuts, one less of each than there are bins. */
export const cutInput = z
  .strictObject({
    binning: z.enum(CUT_BINNINGS),
    bins: z.number().int().min(BINS_MIN).max(BINS_MAX),
    windowDays: z.literal(CUT_WINDOWS),
    money: z.enum(CUT_MONEY),
    frequency: z.enum(CUT_FREQUENCY),
    thresholds: z
      .strictObject({ recencyDays: edges, frequency: edges, moneyMinor: edges })
      .nullable(),
  })
  .refine(({ binning, thresholds }) => (binning === 'thresholds') === (thresholds !== null), {
    path: ['thresholds'],
  })
  .refine(
    ({ bins, thresholds }) =>
      thresholds === null || THRESHOLD_KINDS.every((kind) => thresholds[kind].length === bins - 1),
    { path: ['thresholds'] },
  );

const score = z.number().int().min(1).max(BINS_MAX);
const range = z
  .tuple([score, score])
  .readonly()
  .refine(([from, to]) => from <= to);

const groupInput = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/)
      .refine((id) => id !== NO_GROUP),
    name: z.string().trim().max(NAME_MAX_CHARS).refine(isPlainText),
    ...{ r: range, f: range, m: range },
  })
  .refine(({ id, name }) => name !== '' || isRfmGroup(id), { path: ['name'] });

/** Ordered rules: the first that fits decides. */
export const groupsInput = z
  .array(groupInput)
  .min(1)
  .max(MODEL_GROUPS_MAX)
  .refine((groups) => new Set(groups.map(({ id }) => id)).size === groups.length)
  .readonly();

/** What a model says: its name, how it cuts, and its groups, whose scores are no higher than there are bins. */
export const modelFields = z
  .strictObject({
    name: nameInput.refine(isPlainText),
    cut: cutInput,
    groups: groupsInput,
    seen: z.strictObject({ modelId: idInput, version: versionInput }).nullable(),
  })
  .refine(
    ({ cut: { bins }, groups }) =>
      groups.every(({ r, f, m }) => [r, f, m].every(([, to]) => to <= bins)),
    { path: ['groups'] },
  );

import 'server-only';
import type { Read } from '@/db/read';
import type { ListedModel } from '@/lib/domain/analytics/rfm-model/saved-model';
import {
  groupOfScore,
  modelCode,
  NO_GROUP,
  scoresOf,
} from '@/lib/domain/analytics/rfm-model/score-groups';
import type { MovementSide } from '@/lib/domain/analytics/rfm-movement-result';
import { RFM_MIN_BUYERS } from '@/lib/domain/analytics/rfm-settings';
import { AppError } from '@/lib/domain/shared/errors';
import { type ModelRow, modelRows, shownModel } from '../../rfm-models/model-rows';
import type { RfmMovementParameters } from './spec';

export type KeptMonth = {
  readonly month: string;
  readonly asOfOn: string;
  readonly isMonthEnd: boolean;
};

/** What is compared: a model as it is now, two of the months kept of its cut, and the places members stand in. */
export type MovementPlan = {
  readonly model: ListedModel;
  readonly cutId: number;
  /** Months with enough buyers, the oldest first. */
  readonly kept: readonly KeptMonth[];
  readonly from: KeptMonth | null;
  readonly to: KeptMonth | null;
  readonly by: MovementSide;
  /** Places in the order in which they are shown. */
  readonly places: readonly string[];
  /** By code of a score: 1 + the place in `places`; 0 of code 0, who has no score. */
  readonly placeByCode: readonly number[];
};

const MAX_MONTHS = 240;
const MAX_CODE = 1_000;

async function findModel(read: Read, modelId: number | undefined) {
  const [row] = await read<ModelRow[]>`
    SELECT * FROM (${modelRows(read)}) models
    WHERE ${modelId === undefined ? read`"isDefault"` : read`"modelId" = ${modelId}`}`;
  if (row === undefined) throw new AppError('invalid_input', { fields: ['model'] });
  return shownModel(row);
}

function placesOf({ groups, cut }: Pick<ListedModel, 'groups' | 'cut'>, by: MovementSide) {
  if (by === 'groups') return [...groups.map(({ id }) => id), NO_GROUP];
  const scale = Array.from({ length: cut.bins }, (_, index) => cut.bins - index);
  return scale.flatMap((r) => scale.map((f) => `r${r}f${f}`));
}

function placeByCode(
  { groups, cut }: Pick<ListedModel, 'groups' | 'cut'>,
  by: MovementSide,
  places: readonly string[],
): readonly number[] {
  const at = new Map(places.map((place, index) => [place, index + 1]));
  const byCode = Array.from({ length: MAX_CODE + 1 }, () => 0);
  for (const score of scoresOf(cut.bins)) {
    const place = by === 'groups' ? groupOfScore(groups, score) : `r${score.r}f${score.f}`;
    byCode[modelCode(score)] = at.get(place) ?? 0;
  }
  return byCode;
}

function monthAsked(
  kept: readonly KeptMonth[],
  asked: string | undefined,
  { field, otherwise }: { field: 'from' | 'to'; otherwise: KeptMonth | null },
): KeptMonth | null {
  if (asked === undefined) return otherwise;
  const found = kept.find(({ month }) => month === asked);
  if (found === undefined && kept.length > 1) {
    throw new AppError('invalid_input', { fields: [field] });
  }
  return found ?? null;
}

/** Works out model and months. Throws AppError `invalid_input` for a model there is not, a month that is not kept, or months out of order. */
export async function planMovement(
  read: Read,
  { model: modelId, from, to, by }: RfmMovementParameters,
): Promise<MovementPlan> {
  const model = await findModel(read, modelId);
  const { cutId } = model;
  const rows = await read<KeptMonth[]>`
    SELECT to_char(month, 'YYYY-MM') AS month, as_of_on AS "asOfOn", is_month_end AS "isMonthEnd"
    FROM rfm_scorings WHERE cut_id = ${cutId} AND buyers >= ${RFM_MIN_BUYERS}
    ORDER BY rfm_scorings.month DESC LIMIT ${MAX_MONTHS}`;
  const kept = rows.toReversed();
  const last = monthAsked(kept, to, { field: 'to', otherwise: kept.at(-1) ?? null });
  const before = kept.filter(({ month }) => last !== null && month < last.month).at(-1) ?? null;
  const first = monthAsked(kept, from, { field: 'from', otherwise: before });
  if (first !== null && last !== null && first.month >= last.month) {
    throw new AppError('invalid_input', { fields: ['from', 'to'] });
  }
  const places = placesOf(model, by);
  return {
    ...{ model, cutId, kept, by, places },
    ...{ from: first, to: last, placeByCode: placeByCode(model, by, places) },
  };
}

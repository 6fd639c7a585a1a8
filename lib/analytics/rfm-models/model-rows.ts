import 'server-only';
import type { Fragment, Read } from '@/db/read';
import { cutInput, groupsInput } from '@/lib/domain/analytics/rfm-model/model-input';
import type { ListedModel } from '@/lib/domain/analytics/rfm-model/saved-model';

/** A model as it is read: cut and groups as they are kept. */
export type ModelRow = Omit<ListedModel, 'cut' | 'groups'> & {
  readonly cutId: number;
  readonly cut: unknown;
  readonly groups: unknown;
};

/** Models with their present version, and the name of who saved it. */
export function modelRows(read: Read): Fragment {
  return read`
    SELECT m.model_id AS "modelId", m.name, m.version, m.is_default AS "isDefault",
           m.archived_at IS NOT NULL AS "isArchived", v.cut_id AS "cutId", c.definition AS cut, v.groups,
           v.saved_at AS "savedAt", u.name AS "savedBy"
    FROM rfm_saved_models m JOIN rfm_saved_versions v USING (model_id, version)
    JOIN rfm_cuts c USING (cut_id) LEFT JOIN users u ON u.user_id = v.saved_by`;
}

/** What was kept, read again by the shape it was checked with. */
export function shownModel<Row extends { readonly cut: unknown; readonly groups: unknown }>(
  row: Row,
) {
  return { ...row, cut: cutInput.parse(row.cut), groups: groupsInput.parse(row.groups) };
}

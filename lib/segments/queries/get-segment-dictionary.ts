import 'server-only';
import { z } from 'zod';
import type { NamedThing } from '@/lib/domain/rules/dictionary';
import type { SegmentAttribute, SegmentDictionary } from '@/lib/domain/segments/dictionary';
import { SEGMENTS_MAX } from '@/lib/domain/segments/limits';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';
import { readOfferedTiers } from '@/lib/tiers/read-offered-tiers';

/** Most stores, and most mechanics, that a picker offers. */
const OFFERED = 2_000;

/** Names of what conditions point at: tiers, card types, stores, segments, mechanics, custom attributes in use with their options. */
export const getSegmentDictionary = defineQuery({
  id: 'segments.getDictionary',
  permission: 'segments.read',
  input: z.object({}),
  run: async ({ read, now }): Promise<SegmentDictionary> => {
    const [today, tiers, cardTypes, stores, segments, mechanics, attributes] = await Promise.all([
      readToday(read, now),
      readOfferedTiers(read),
      read<NamedThing[]>`
        SELECT card_type_id AS id, name_en AS "nameEn", name_ru AS "nameRu" FROM card_types
        ORDER BY is_default DESC, card_type_id`,
      read<NamedThing[]>`
        SELECT store_id AS id, name AS "nameEn", name AS "nameRu" FROM stores ORDER BY name, store_id LIMIT ${OFFERED}`,
      read<NamedThing[]>`
        SELECT segment_id AS id, name AS "nameEn", name AS "nameRu" FROM segments WHERE archived_at IS NULL
        ORDER BY lower(name), segment_id LIMIT ${SEGMENTS_MAX}`,
      read<NamedThing[]>`
        SELECT r.rule_id AS id, r.name_en AS "nameEn", r.name_ru AS "nameRu" FROM rules r JOIN mechanic_switches w USING (rule_id)
        WHERE w.launched_at IS NOT NULL ORDER BY r.rule_id DESC LIMIT ${OFFERED}`,
      read<SegmentAttribute[]>`
        SELECT key, type, label_en AS "labelEn", label_ru AS "labelRu", coalesce((
          SELECT jsonb_agg(jsonb_build_object('id', o.option_id, 'nameEn', o.label_en, 'nameRu', o.label_ru) ORDER BY o.position)
          FROM attribute_options o WHERE o.attribute_id = a.attribute_id AND o.archived_at IS NULL), '[]') AS options
        FROM attributes a WHERE archived_at IS NULL ORDER BY position`,
    ]);
    const { currency, todayOn, timeZone } = today;
    const named = { tiers, cardTypes, stores, segments, mechanics, attributes };
    return { currency, todayOn, timeZone, ...named };
  },
});

import 'server-only';
import { z } from 'zod';
import type { NamedThing } from '@/lib/domain/rules/dictionary';
import type { SegmentAttribute, SegmentDictionary } from '@/lib/domain/segments/dictionary';
import { SEGMENTS_MAX } from '@/lib/domain/segments/limits';
import { defineQuery } from '@/lib/kernel/query';
import { readToday } from '@/lib/rules/read-today';
import { readOfferedTiers } from '@/lib/tiers/read-offered-tiers';

/** Most stores that a picker offers. */
const OFFERED = 2_000;

/** Names of what conditions point at: tiers, card types, stores, segments, custom attributes in use with their options. */
export const getSegmentDictionary = defineQuery({
  id: 'segments.getDictionary',
  permission: 'segments.read',
  input: z.object({}),
  run: async ({ read, now }): Promise<SegmentDictionary> => {
    const [{ currency, todayOn, timeZone }, tiers, cardTypes, stores, segments, attributes] =
      await Promise.all([
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
        read<SegmentAttribute[]>`
        SELECT key, type, label_en AS "labelEn", label_ru AS "labelRu", coalesce((
          SELECT jsonb_agg(jsonb_build_object('id', o.option_id, 'nameEn', o.label_en, 'nameRu', o.label_ru) ORDER BY o.position)
          FROM attribute_options o WHERE o.attribute_id = a.attribute_id AND o.archived_at IS NULL), '[]') AS options
        FROM attributes a WHERE archived_at IS NULL ORDER BY position`,
      ]);
    return { currency, todayOn, timeZone, tiers, cardTypes, stores, segments, attributes };
  },
});

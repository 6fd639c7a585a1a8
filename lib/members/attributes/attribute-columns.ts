import 'server-only';

/** SELECT list of `attributes a`: an attribute with its options, in their order. */
export const ATTRIBUTE_COLUMNS = `a.attribute_id AS "attributeId", a.key, a.label_en AS "labelEn", a.label_ru AS "labelRu",
  a.type, a.archived_at IS NOT NULL AS "isArchived", a.version, coalesce((
    SELECT jsonb_agg(jsonb_build_object('optionId', o.option_id, 'labelEn', o.label_en, 'labelRu', o.label_ru,
      'isArchived', o.archived_at IS NOT NULL) ORDER BY o.position, o.option_id)
    FROM attribute_options o WHERE o.attribute_id = a.attribute_id), '[]') AS options`;

/** The value of `member_attributes v` in the one text form of forms, addresses and files. */
export const VALUE_TEXT = `coalesce(v.text_value, trim_scale(v.number_value)::text, v.date_value::text, v.option_id::text,
  CASE v.yes_no_value WHEN true THEN 'yes' WHEN false THEN 'no' END)`;

import { describe, expect, it } from 'vitest';
import { isWholeDraft } from './draft';
import { readDefinition } from './read-definition';
import { SEGMENT_TEMPLATES, templateDraft } from './templates';

describe('segments to begin with', () => {
  it.each(SEGMENT_TEMPLATES)('%s is a definition', (template) => {
    const draft = templateDraft(template);
    // One leaves its categories open: they are the reader's.
    if (template === 'crossSell') expect(isWholeDraft(draft)).toBe(false);
    else expect(readDefinition(draft).problem).toBeNull();
  });
});

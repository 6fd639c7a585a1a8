import { describe, expect, it } from 'vitest';
import { readDefinition } from './read-definition';
import { SEGMENT_TEMPLATES, templateDraft } from './templates';

describe('segments to begin with', () => {
  it.each(SEGMENT_TEMPLATES)('%s is a definition', (template) => {
    expect(readDefinition(templateDraft(template)).problem).toBeNull();
  });
});

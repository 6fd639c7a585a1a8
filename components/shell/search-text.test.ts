import { describe, expect, it } from 'vitest';
import { layoutVariants, matchesName } from './search-text';

describe('search in the palette', () => {
  it('reads what was typed in the wrong layout', () => {
    expect(layoutVariants('ьуьиукы')).toContain('members');
    expect(layoutVariants('exfcnybrb')).toContain('участники');
  });

  it('finds a page by its name in either language', () => {
    const names = ['Members', 'Участники'];
    expect(matchesName('memb', names)).toBe(true);
    expect(matchesName('Участ', names)).toBe(true);
    expect(matchesName('exfcn', names)).toBe(true);
    expect(matchesName('импорт', names)).toBe(false);
  });

  it('finds by any word of the name', () => {
    expect(matchesName('log', ['Audit log'])).toBe(true);
    expect(matchesName('udit', ['Audit log'])).toBe(false);
  });
});

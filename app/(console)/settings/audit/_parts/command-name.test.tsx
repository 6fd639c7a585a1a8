import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CommandName } from './command-name';

test('breaks after the area and nowhere else; a name without one stays whole', () => {
  const inside = (command: string) =>
    renderToStaticMarkup(<CommandName command={command} />).replace(/^<code[^>]*>|<\/code>$/g, '');
  expect(inside('imports.startCheck')).toBe('imports.<wbr/>startCheck');
  expect(inside('sweep').replace('<wbr/>', '')).toBe('sweep');
});

import { expect, it } from 'vitest';
import { readCodes } from './read-codes';

it('codes of a file are read line by line or between commas, each once, and what is none is told', () => {
  expect(readCodes('\uFEFFwinter-10\r\n"WINTER 10";summer20,\tab\n\nсмена1\n')).toEqual({
    codes: ['WINTER10', 'SUMMER20'],
    unread: ['ab', 'смена1'],
    repeated: 1,
  });
});

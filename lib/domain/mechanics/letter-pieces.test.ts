import { describe, expect, it } from 'vitest';
import { letterPieces } from './letter-pieces';

describe('a text in pieces', () => {
  it('parts words from variables, and takes conditions to hold', () => {
    const pieces = letterPieces('Hello{% if first_name %}, {{ first_name | upcase }}{% endif %}!');
    expect(pieces).toEqual([
      { is: 'text', at: 0, text: 'Hello' },
      { is: 'text', at: 24, text: ', ' },
      { is: 'variable', at: 26, name: 'first_name' },
      { is: 'text', at: 62, text: '!' },
    ]);
  });

  it('leaves a name that there is not as it is written', () => {
    expect(letterPieces('{{ secret }}')).toEqual([{ is: 'text', at: 0, text: '{{ secret }}' }]);
  });
});

import { expect, it } from 'vitest';
import { readPool } from '@/db/read';
import { foldText } from '@/lib/domain/members/fold-text';

it('folds every letter as the database does', async () => {
  const codes = Array.from({ length: 0x500 - 0x20 }, (_, index) => 0x20 + index);
  const texts = [
    String.fromCodePoint(...codes.filter((code) => code < 0x80 || code >= 0x400)),
    "Щербакова Юлия, О'Нил, Жәүдәт Җиһангиров",
  ];
  const rows = await readPool()<{ folded: string }[]>`
    SELECT fold_text(text) AS folded FROM unnest(${texts}::text[]) WITH ORDINALITY AS t (text, n) ORDER BY n`;
  expect(rows.map(({ folded }) => folded)).toEqual(texts.map(foldText));
});

import { type Points, pointsText } from '../shared/points';
import type { Definition, DefinitionJson } from './definition';

/** Fields of a definition that are money, a tier's spend too; every other amount in it is points. */
const IS_MONEY = /minor$|^spend$/i;

/** A definition as it is kept and sent: whole, with what was left out, amounts as text. `definitionSchema` reads it back the same. */
export function definitionJson(definition: Definition): DefinitionJson {
  const text = JSON.stringify(definition, (name, value: unknown) => {
    if (typeof value !== 'bigint') return value;
    return IS_MONEY.test(name) ? String(value) : pointsText(value as Points);
  });
  return JSON.parse(text) as DefinitionJson;
}

import { MESSAGE_VARIABLES, type MessageVariable } from '../messaging/variables';

/** A piece of a text: words, or a variable to be filled. `at`: where it begins. */
export type LetterPiece =
  | { readonly is: 'text'; readonly at: number; readonly text: string }
  | { readonly is: 'variable'; readonly at: number; readonly name: MessageVariable };

const SLOT = /\{\{\s*(\w+)[^{}]*\}\}|\{%[^%]*%\}/g;
const isVariable = (name: string): name is MessageVariable => name in MESSAGE_VARIABLES;

/**
 * A text in pieces, to be shown while it is written: every condition is taken to hold. The server fills the real ones. A name that there
 * is not stays as it is written.
 */
export function letterPieces(text: string): readonly LetterPiece[] {
  const pieces: LetterPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(SLOT)) {
    const [slot, name] = match;
    if (name !== undefined && !isVariable(name)) continue;
    if (match.index > from) {
      pieces.push({ is: 'text', at: from, text: text.slice(from, match.index) });
    }
    if (name !== undefined) pieces.push({ is: 'variable', at: match.index, name });
    from = match.index + slot.length;
  }
  if (from < text.length) pieces.push({ is: 'text', at: from, text: text.slice(from) });
  return pieces;
}

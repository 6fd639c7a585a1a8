import { z } from 'zod';
import { idInput } from '../access/inputs';
import { isPlainText } from '../shared/plain-text';

/** Longest of what is said about a rule, and how much of it is shown. */
export const COMMENT_MAX = 1_000;
export const COMMENTS_SHOWN = 100;
/** Most that is kept of one rule. */
export const COMMENTS_MAX = 1_000;

export const commentInput = z.object({
  ruleId: idInput,
  text: z.string().trim().min(1).max(COMMENT_MAX).refine(isPlainText),
});

/** What somebody said about a rule. */
export type RuleComment = {
  readonly commentId: number;
  /** The number of the latest version then. */
  readonly no: number;
  readonly author: string;
  readonly text: string;
  readonly writtenAt: Date;
};

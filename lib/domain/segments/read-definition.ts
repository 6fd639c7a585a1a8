import { CONDITIONS } from './conditions/registry';
import { DEFINITION_VERSION, type SegmentDefinition, segmentSchema } from './definition';
import { CONDITIONS_MAX, DEPTH_MAX } from './limits';

/** What is wrong with a definition from outside. */
export type DefinitionProblemCode =
  | 'malformed'
  | 'unknown_version'
  | 'unknown_condition'
  | 'wrong_slot'
  | 'too_deep'
  | 'too_many'
  | 'empty_group';

/** A problem and where it is, as `include.items.2.window`; never the value itself. */
export type DefinitionProblem = { readonly code: DefinitionProblemCode; readonly at: string };

export type ReadDefinition =
  | { readonly definition: SegmentDefinition; readonly problem: null }
  | { readonly definition: null; readonly problem: DefinitionProblem };

const SPECS = new Map<unknown, (typeof CONDITIONS)[number]>(
  CONDITIONS.map((spec) => [spec.id, spec]),
);

const isRecord = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** Walks a definition in the order it is read and stops at the first problem. */
class Walk {
  private conditions = 0;

  private condition(raw: Readonly<Record<string, unknown>>, at: string): DefinitionProblem | null {
    const spec = SPECS.get(raw.is);
    if (spec === undefined) return { code: 'unknown_condition', at };
    this.conditions += 1;
    if (this.conditions > CONDITIONS_MAX) return { code: 'too_many', at };
    const parsed = spec.schema.safeParse(raw);
    const issue = parsed.error?.issues[0];
    if (issue === undefined) return null;
    // A name that is not known is not repeated: the place that it stands in is.
    return { code: 'wrong_slot', at: [at, ...issue.path.map(String)].join('.') };
  }

  group(raw: unknown, at: string, depth: number): DefinitionProblem | null {
    if (!isRecord(raw)) return { code: 'malformed', at };
    if (!('join' in raw)) return this.condition(raw, at);
    if (depth > DEPTH_MAX) return { code: 'too_deep', at };
    const { join, items, ...rest } = raw;
    const isForm = (join === 'all' || join === 'any') && Array.isArray(items);
    if (!isForm || Object.keys(rest).length > 0) return { code: 'malformed', at };
    if (items.length === 0) return { code: 'empty_group', at };
    if (items.length > CONDITIONS_MAX) return { code: 'too_many', at };
    for (const [index, item] of items.entries()) {
      const problem = this.group(item, `${at}.items.${index}`, depth + 1);
      if (problem !== null) return problem;
    }
    return null;
  }
}

/** Reads a definition from outside: a form, a file, the API or what is stored. Names of things are not looked up. */
export function readDefinition(raw: unknown): ReadDefinition {
  const refuse = (problem: DefinitionProblem) => ({ definition: null, problem });
  if (!isRecord(raw)) return refuse({ code: 'malformed', at: '' });
  if (raw.version !== DEFINITION_VERSION) return refuse({ code: 'unknown_version', at: 'version' });
  const walk = new Walk();
  for (const part of ['include', 'exclude'] as const) {
    const group = raw[part];
    if (group === null) continue;
    if (!isRecord(group) || !('join' in group)) return refuse({ code: 'malformed', at: part });
    const problem = walk.group(group, part, 1);
    if (problem !== null) return refuse(problem);
  }
  const parsed = segmentSchema.safeParse(raw);
  return parsed.success
    ? { definition: parsed.data, problem: null }
    : refuse({ code: 'malformed', at: parsed.error.issues[0]?.path.join('.') ?? '' });
}

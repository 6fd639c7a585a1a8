type Plain = Readonly<Record<string, unknown>>;

/** One row of the audit log. */
export type AuditEvent = {
  readonly auditEventId: number;
  readonly at: Date;
  /** `user:12`, `apiKey:3`, `system:import`, `anonymous`. */
  readonly actor: string;
  /** The person's name when the actor is a person. */
  readonly actorName: string | null;
  readonly requestId: string;
  readonly command: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: Plain | null;
  readonly after: Plain | null;
};

export type FieldChange = {
  readonly field: string;
  readonly before: string;
  readonly after: string;
};

const MAX_VALUE_CHARS = 120;

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_VALUE_CHARS ? `${text.slice(0, MAX_VALUE_CHARS)}…` : text;
}

/** Field by field what an event changed; fields that stayed are left out. */
export function fieldChanges({
  before,
  after,
}: Pick<AuditEvent, 'before' | 'after'>): FieldChange[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .map((field) => ({ field, before: shown(before?.[field]), after: shown(after?.[field]) }))
    .filter((change) => change.before !== change.after);
}

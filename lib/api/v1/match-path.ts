/** An address with `{name}` for its parameters, taken apart. */
type Pattern = { readonly path: string; readonly method: string };

/** What is at an address: an entry with its parameters, or which methods there are instead. Null: nothing. */
export type Matched<Entry> =
  | { readonly entry: Entry; readonly params: Readonly<Record<string, string>> }
  | { readonly methods: readonly string[] }
  | null;

function decoded(step: string): string | null {
  try {
    return decodeURIComponent(step);
  } catch {
    return null;
  }
}

/** The parameters of an address that fits the pattern; null when it does not. */
function paramsOf(path: string, steps: readonly string[]): Record<string, string> | null {
  const wanted = path.split('/').slice(1);
  if (wanted.length !== steps.length) return null;
  const params: Record<string, string> = {};
  for (const [at, want] of wanted.entries()) {
    const step = decoded(steps[at] ?? '');
    const name = /^\{(\w+)\}$/.exec(want)?.[1];
    if (step === null || step === '') return null;
    if (name !== undefined) params[name] = step;
    else if (want !== step) return null;
  }
  return params;
}

/** Finds the entry for a method and an address below the root of the API. HEAD is a GET without its body. */
export function matchPath<Entry extends Pattern>(
  entries: readonly Entry[],
  method: string,
  path: string,
): Matched<Entry> {
  const steps = path.split('/').slice(1);
  const wanted = method === 'HEAD' ? 'GET' : method;
  const methods: string[] = [];
  for (const entry of entries) {
    const params = paramsOf(entry.path, steps);
    if (params === null) continue;
    if (entry.method === wanted) return { entry, params };
    methods.push(entry.method);
  }
  if (methods.length === 0) return null;
  return { methods: methods.includes('GET') ? [...methods, 'HEAD'] : methods };
}

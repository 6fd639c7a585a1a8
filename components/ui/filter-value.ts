import type { FilterDefinition } from './filter-types';

/** Parameters that hold the place in a list; they mean nothing once a filter changes. */
const PLACE_PARAMETERS = ['after', 'before', 'cursor', 'page', 'cell'] as const;

/** The address with one filter set, or removed when the value is empty. */
export function filterHref(
  pathname: string,
  parameters: URLSearchParams,
  change: { readonly key: string; readonly value: string },
): string {
  const next = new URLSearchParams(parameters);
  for (const name of PLACE_PARAMETERS) next.delete(name);
  if (change.value === '') next.delete(change.key);
  else next.set(change.key, change.value);
  const query = next.toString();
  return query === '' ? pathname : `${pathname}?${query}`;
}

/** Whether the filter has two ends, either of which may stay open. */
export function isRange(kind: FilterDefinition['kind']): boolean {
  return kind === 'days' || kind === 'months' || kind === 'numbers';
}

/** How the value of a filter reads on its chip. */
export function filterValueLabel(definition: FilterDefinition): string {
  if (definition.valueLabel !== undefined) return definition.valueLabel;
  const value = definition.value ?? '';
  const names = new Map(definition.options?.map((option) => [option.value, option.label]));
  if (definition.kind === 'choice') return names.get(value) ?? value;
  if (definition.kind === 'choices') {
    return value
      .split(',')
      .map((part) => names.get(part) ?? part)
      .join(', ');
  }
  return value;
}

/** The value a form of a filter stands for. */
export function filterValueFromForm(definition: FilterDefinition, form: FormData): string {
  const texts = form.getAll('value').filter((entry) => typeof entry === 'string');
  if (definition.kind === 'choices') return texts.join(',');
  if (isRange(definition.kind)) {
    return texts.every((text) => text === '') ? '' : texts.join('..');
  }
  return (texts[0] ?? '').trim();
}
